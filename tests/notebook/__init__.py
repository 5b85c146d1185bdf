"""Tests of the notebook and its background writer."""
