"""Tests of moods, cards and rituals."""
