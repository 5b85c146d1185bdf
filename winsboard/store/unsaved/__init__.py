"""Edits that could not be written to their pages, kept on disk until they can. Door: `pending`."""
