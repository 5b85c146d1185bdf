"""The list of all entries: its rows, the part of it in memory, and how it is painted."""
