"""Long random trials, of which the test suite runs a short part."""
