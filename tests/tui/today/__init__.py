"""Tests of the Today screen."""
