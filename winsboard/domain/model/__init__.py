"""The documents, edits of them, and the board made of them.

Door: `documents`, `edits`, `board`, `context`.
"""
