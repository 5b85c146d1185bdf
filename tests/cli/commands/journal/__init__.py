"""Tests of commands about entries."""
