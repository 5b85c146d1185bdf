"""The terminal below Textual: driver, input, size, title and work-arounds.

Door: `driver`, `textual_compat`.
"""
