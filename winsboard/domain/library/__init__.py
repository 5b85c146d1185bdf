"""Library documents: a person's own cards, questions and contacts, and changes to shipped ones.

API: `items`, `overrides`, `people`.
"""
