"""Tests of documents for other people."""
