"""Tests of the menu, the search for commands and the list of keys."""
