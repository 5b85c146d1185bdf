"""Calm, hard days and support in sentences.

API: one module per view.
"""
