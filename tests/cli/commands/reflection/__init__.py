"""Tests of commands about the evening reflection."""
