"""Rewards on the board: the list of treats, choosing one, and enjoying it."""
