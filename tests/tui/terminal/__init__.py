"""Tests of what a terminal says."""
