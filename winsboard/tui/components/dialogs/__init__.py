"""Dialogs shared by all features: each asks one thing and returns the answer.

API: `dialog.Dialog` and its subclasses.
"""
