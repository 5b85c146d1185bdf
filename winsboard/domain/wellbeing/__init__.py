"""Moods, trigger notes, thoughts, hard days, coping cards, breathing, affirmations, rituals.

API: one module per feature.
"""
