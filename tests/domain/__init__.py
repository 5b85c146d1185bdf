"""Tests of what a board is and what can happen to it."""
