"""Validation of settings, and the curtain PIN. API: `preferences`, `curtain`, `wording`."""
