"""Commands that keep data safe: undo, backup, merge, encryption, erasing, checking.

Door: `run` of each module.
"""
