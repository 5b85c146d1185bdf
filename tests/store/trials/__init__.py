"""Long random trials, of which the suite runs a moment."""
