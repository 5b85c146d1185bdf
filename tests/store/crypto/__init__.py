"""Tests of encrypted files and key files."""
