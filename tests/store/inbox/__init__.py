"""Tests of the inbox of a board."""
