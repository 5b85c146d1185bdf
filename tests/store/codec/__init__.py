"""Tests of documents as fields."""
