"""Tests of what is given to others, as rules."""
