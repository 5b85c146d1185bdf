"""Tests of the board as a value."""
