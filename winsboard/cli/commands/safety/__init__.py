"""Commands that keep data safe: undo, backup, merge, encryption, erasing, checking.

API: `run` of each module.
"""
