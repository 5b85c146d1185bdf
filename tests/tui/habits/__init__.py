"""Tests of habits on the board."""
