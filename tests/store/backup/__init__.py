"""Tests of copies and backups."""
