"""Commands for hard times: moods, thoughts, breathing, coping cards, rituals.

API: `run` of each module.
"""
