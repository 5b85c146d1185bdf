"""Errors that end a command early."""

from __future__ import annotations


class CommandError(Exception):
    """A request that the command line cannot carry out; nothing was changed.

    `key` is the whole key of a phrase, and `values` fill its blanks.
    """

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


class UsageError(Exception):
    """Arguments that do not fit the command; its argument is the sentence about them."""


class HelpRequested(Exception):
    """The help of a command was asked for; its argument is the spec of the command or of
    the family of commands."""
