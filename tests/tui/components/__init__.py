"""Tests of shared widgets."""
