"""Edits applied field by field, recorded, reconstructed for undo, and pruned after a time.

Entry points: `apply`, `reconstruct`.
"""
