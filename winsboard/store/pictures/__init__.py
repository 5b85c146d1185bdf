"""The pictures of the vision board: files that are written once and never changed.

Entry points: `files`, `reencode`.
"""
