"""Tests of the progress views."""
