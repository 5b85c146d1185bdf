"""Breathing and the quiet timer: what runs for minutes, until a key ends it.

API: `breathing`, `quiet`.
"""
