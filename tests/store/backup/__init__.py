"""Tests of earlier versions."""
