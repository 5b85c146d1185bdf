"""Tests of keys and clicks read from bytes."""
