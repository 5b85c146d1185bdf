"""Tests of single rows."""
