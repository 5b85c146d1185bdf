"""Checking all files of a board, and the rescue copy. Doors: `checkup`, `repair`, `rescue`."""
