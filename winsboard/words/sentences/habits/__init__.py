"""Habits and their ticks in sentences.

API: one module per view.
"""
