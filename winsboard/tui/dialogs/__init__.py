"""Small windows over the board; each asks one thing and gives back a value, or none if left."""
