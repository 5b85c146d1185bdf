"""Checking every file of a board, and the rescue copy. Door: `checkup.Checkup`, `rescue`."""
