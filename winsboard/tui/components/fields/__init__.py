"""Text fields that save what is typed as drafts.

Door: `editor`, `line_input`, `draft_mixin`.
"""
