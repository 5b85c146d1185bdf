"""Habits: their marks, rests, steadiness, growth and best runs.

Door: `habits`, `rests`, `steadiness`.
"""
