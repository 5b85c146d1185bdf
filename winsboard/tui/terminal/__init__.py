"""The terminal below Textual: driver, size, title, widths of characters, work-arounds.

Door: `driver`, `textual_compat`.
"""
