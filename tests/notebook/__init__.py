"""Tests of the notebook and its saver."""
