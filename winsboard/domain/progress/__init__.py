"""Counts and pictures of a board: week, month, year, patterns, moods, album.

Door: one module a view; `summary` for the totals.
"""
