"""Tests of the screens on which something is given to others."""
