"""Typed access to the shipped content: habits, cards, questions, feelings, themes.

API: one module per list.
"""
