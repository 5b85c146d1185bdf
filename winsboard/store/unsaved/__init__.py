"""Edits that could not be written to their pages yet, saved on disk. Entry point: `pending`."""
