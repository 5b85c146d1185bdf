"""Commands about what is given to other people."""
