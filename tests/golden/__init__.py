"""A board with documents of every kind, checked in as an earlier winsboard has written it."""
