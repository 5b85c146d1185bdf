"""Errors that end a command early."""

from __future__ import annotations


class CommandError(Exception):
    """A wish the command line itself cannot carry out; nothing was changed.

    `key` is the whole key of a sentence in the shipped words and `values` fill its blanks.
    """

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


class UsageError(Exception):
    """Words on the command line that make no command; the argument is a sentence about them."""


class HelpRequested(Exception):
    """Somebody asks how a command goes; the argument is its form."""
