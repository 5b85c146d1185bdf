"""Tests of parsing and sanitizing text."""
