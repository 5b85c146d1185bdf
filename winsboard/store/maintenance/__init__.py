"""Checking all files of a board, and the rescue copy. Entry points: `checkup`, `repair`, `rescue`."""
