"""Which files in a folder belong to this board, and which do not.

Entry points: `board_files`, `state_files`.
"""
