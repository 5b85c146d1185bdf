"""Tests of documents as JSON fields."""
