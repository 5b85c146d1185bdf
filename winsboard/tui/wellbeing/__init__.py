"""Breathing, coping cards, hard days, moods, thoughts, triggers, kind lines and rituals.

API: one module a flow.
"""
