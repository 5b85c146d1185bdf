"""Documents decoded, counted and searched over many pages.

Entry points: `documents`, `lookup`, `win_counts`.
"""
