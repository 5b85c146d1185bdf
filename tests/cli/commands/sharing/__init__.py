"""Tests of commands about people."""
