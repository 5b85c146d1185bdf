"""Tests of encrypted boards."""
