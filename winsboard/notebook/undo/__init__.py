"""Undo: what can be undone, in which order, and one edit out of order."""
