"""The shipped content with types: habits, cards, questions, feelings, themes.

Door: one module a list.
"""
