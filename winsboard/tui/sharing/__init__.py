"""Giving something to other people. API: `tell`."""
