"""What the keys of the screen of goals do, row by row."""
