"""Breathing, coping cards, hard days, moods, thoughts, triggers, kind lines and rituals.

Door: one module a flow.
"""
