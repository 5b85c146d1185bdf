"""Tests of what people do together."""
