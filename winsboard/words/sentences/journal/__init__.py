"""Entries, letters and wins in sentences.

API: one module per view.
"""
