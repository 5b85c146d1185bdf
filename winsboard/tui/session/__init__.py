"""What flows may use of the app: the board, saving edits, the message line, drafts and forms.

API: `session`.
"""
