"""Tests of damaged pages."""
