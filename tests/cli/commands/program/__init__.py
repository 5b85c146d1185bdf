"""Tests of commands about the program."""
