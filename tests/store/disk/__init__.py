"""Tests of safe writing, locks and processes."""
