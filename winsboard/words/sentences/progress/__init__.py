"""The progress views in sentences.

API: one module per view.
"""
