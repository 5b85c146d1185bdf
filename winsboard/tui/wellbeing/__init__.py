"""Breathing, coping cards, hard days, moods, thoughts, trigger notes, affirmations, rituals.

Door: one module a flow.
"""
