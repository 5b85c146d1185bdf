"""Tests of parsing terminal input."""
