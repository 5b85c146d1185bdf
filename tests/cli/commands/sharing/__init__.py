"""Tests of the commands that give something to others."""
