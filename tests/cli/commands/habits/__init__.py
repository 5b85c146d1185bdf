"""Tests of commands about habits."""
