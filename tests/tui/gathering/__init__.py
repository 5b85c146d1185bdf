"""Tests of rounds, gatherings and notes on the board."""
