"""Dialogs that know no feature: each asks one thing and returns the answer.

Door: `dialog.Dialog` and the kinds of it.
"""
