"""Tests of commands for hard times."""
