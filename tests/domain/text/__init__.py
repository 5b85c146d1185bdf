"""Tests of text, days and numbers."""
