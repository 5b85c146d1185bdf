"""Text fields that save what is typed as drafts.

API: `editor`, `line_input`, `draft_mixin`.
"""
