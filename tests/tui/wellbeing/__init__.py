"""Tests of moods, cards and rituals on the board."""
