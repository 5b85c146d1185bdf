"""Habits: their marks, rests, steadiness scores, growth and best runs.

API: `habits`, `rests`, `steadiness`.
"""
