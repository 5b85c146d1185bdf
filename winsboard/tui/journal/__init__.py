"""The journal on the board: today's entries, and the journal of all years.

Door: `pane`, `screen`, `flow`.
"""
