"""The journal: the pane with today's entries, and the screen with the entries of all years.

API: `pane`, `screen`, `flow`.
"""
