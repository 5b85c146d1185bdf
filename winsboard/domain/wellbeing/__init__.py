"""Moods, trigger notes, thoughts, hard days, coping cards, breathing, affirmations, rituals.

Door: one module a feature.
"""
