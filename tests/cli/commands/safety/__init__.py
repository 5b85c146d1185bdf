"""Tests of commands that keep data safe."""
