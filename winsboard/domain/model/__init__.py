"""The document types, edits of documents, and the board that holds them in memory.

API: `documents`, `edits`, `board`, `context`.
"""
