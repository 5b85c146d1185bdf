"""Dialogs shared by all features: each asks one thing and returns the answer.

Door: `dialog.Dialog` and its subclasses.
"""
