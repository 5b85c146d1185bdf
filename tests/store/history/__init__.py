"""Tests of the recorded history."""
