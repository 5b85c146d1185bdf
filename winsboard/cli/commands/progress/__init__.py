"""Commands that show the board: `today`, `week`, `month`, `progress`, `picture`.

API: `run` of each module.
"""
