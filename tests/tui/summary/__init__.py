"""Tests of the page for a therapist on the board."""
