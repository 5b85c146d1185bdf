"""Which files below a folder belong to this board, and which do not.

Door: `board_files`, `state_files`.
"""
