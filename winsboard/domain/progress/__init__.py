"""Statistics for the progress views: week, month, year, patterns, moods, album.

API: one module per view, `summary` for totals.
"""
