"""Tests of the keys: what each does, on every screen and in every dialog."""
