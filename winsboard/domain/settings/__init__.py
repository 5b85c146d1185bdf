"""Validation of settings, and the PIN of the curtain. API: `preferences`, `curtain`, `wording`."""
