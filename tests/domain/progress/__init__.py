"""Tests of counts and views."""
