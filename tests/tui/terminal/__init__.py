"""Tests of the terminal below Textual."""
