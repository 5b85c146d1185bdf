"""The terminal below Textual: driver, input, size, title and work-arounds.

API: `driver`, `textual_compat`.
"""
