"""A made-up life, to look at the board before there is one of one's own."""
