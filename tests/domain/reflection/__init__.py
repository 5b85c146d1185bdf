"""Tests of the evening reflection."""
