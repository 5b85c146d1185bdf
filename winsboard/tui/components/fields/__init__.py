"""Text fields, and saving what is typed in them as drafts.

Door: `editor`, `line_input`, `draft_mixin`.
"""
