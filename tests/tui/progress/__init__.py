"""Tests of the progress screen."""
