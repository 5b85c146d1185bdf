"""Tests of the screens of goals."""
