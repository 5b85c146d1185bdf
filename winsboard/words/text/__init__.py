"""Single values as text for a terminal: days, numbers, titles, and glyphs it can show.

Door: `dates`, `titles`, `terminal_safe`.
"""
