"""Erasing documents, or a whole board, from every file that holds them. Door: `erase`, `wipe`."""
