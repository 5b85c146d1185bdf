"""Tests of the evening reflection on the board."""
