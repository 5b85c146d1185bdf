"""What every flow may use of the app: the board, saving an edit, the message line, drafts, forms.

Door: `session`.
"""
