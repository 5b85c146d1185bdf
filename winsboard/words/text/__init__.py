"""Formatting single values as text: dates, numbers, titles, paths.

API: `dates`, `titles`, `terminal_safe`.
"""
