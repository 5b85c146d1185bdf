"""Tests of what is on a page."""
