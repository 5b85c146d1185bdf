"""Edits applied field by field, recorded, reconstructed for undo, and dropped after a time.

Door: `apply`, `reconstruct`.
"""
