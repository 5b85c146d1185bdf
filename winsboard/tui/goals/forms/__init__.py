"""Asking for a goal: in one breath, in a form, and in short questions."""
