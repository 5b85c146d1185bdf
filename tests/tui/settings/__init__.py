"""Tests of settings and history on the board."""
