"""Measures and their readings: what is counted or measured again and again.

Functions return an edit; nothing is saved until the notebook commits it.
"""
