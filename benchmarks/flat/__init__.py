"""Whether the daily path costs the same, however much is in a board."""
