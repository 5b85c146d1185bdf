"""Documents decoded, counted and searched over many pages.

Door: `documents`, `lookup`, `win_counts`.
"""
