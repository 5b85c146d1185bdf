"""Entries of the journal: written, changed, tagged, searched; and old wins.

Door: `entries`, `query_parser`, `query`.
"""
