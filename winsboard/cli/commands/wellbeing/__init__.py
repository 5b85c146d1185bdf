"""Commands for hard times: moods, thoughts, breathing, coping cards, rituals.

Door: `run` of each module.
"""
