"""Commands that show the board: `today`, `week`, `month`, `progress`, `picture`.

Door: `run` of each module.
"""
