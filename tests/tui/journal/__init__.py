"""Tests of the journal on the board."""
