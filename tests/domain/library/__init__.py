"""Tests of the library documents."""
