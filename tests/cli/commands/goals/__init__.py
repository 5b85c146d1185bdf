"""Tests of the commands about goals."""
