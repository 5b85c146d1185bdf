"""Cards, questions and lines a person adds beside the shipped ones.

Door: `items`, `overrides`, `people`.
"""
