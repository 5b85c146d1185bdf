"""The Support page with people and crisis lines, and the curtain that hides the board.

API: `flow`, `curtain_flow`.
"""
