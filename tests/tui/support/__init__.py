"""Tests of Support and the curtain."""
