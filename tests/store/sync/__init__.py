"""Tests of boards on several machines."""
