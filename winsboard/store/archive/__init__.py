"""A whole board as one zip file, and a board as it was at an earlier time.

Entry points: `writer`, `reader`, `snapshots`.
"""
