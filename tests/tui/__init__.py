"""Tests of the full-screen board."""
