"""Commands about measures and their readings."""
