"""Tests of commands that show the board."""
