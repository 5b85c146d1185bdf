"""Tests of the screen of today."""
