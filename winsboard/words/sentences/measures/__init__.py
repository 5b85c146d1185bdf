"""Sentences about measures and their readings."""
