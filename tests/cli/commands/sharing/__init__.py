"""Tests of commands about what is given to other people."""
