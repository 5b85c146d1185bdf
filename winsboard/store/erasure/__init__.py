"""Erasing documents or a whole board from every file. Entry points: `erase`, `wipe`."""
