"""The words of a person, which need not be in the history of the shell.

API: `own_words`.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Final

from winsboard.cli.args.parser import joined_words
from winsboard.cli.errors import CommandError
from winsboard.words import format_phrase

ASKED_FOR: Final = "-"
"""Typed in place of words that come from standard input."""


def own_words(words: Sequence[str], question: str) -> str:
    """The words after a command; for a dash, what is written at the terminal or comes from a pipe.

    Raises CommandError if nothing is written.
    """
    return asked_words(question) if list(words) == [ASKED_FOR] else joined_words(words)


def asked_words(question: str) -> str:
    """What is written at the terminal or comes from a pipe; `question` is shown at the terminal.

    Raises CommandError if it is blank, Refusal if it is not text.
    """
    text = "" if sys.stdin is None or sys.stdin.closed else _read(question)
    if not text.strip():
        raise CommandError("cli.ask.none")
    return text


def _read(question: str) -> str:
    if sys.stdin.isatty():
        return _typed_lines(question)
    from winsboard.cli.io.standard_input import all_lines

    return all_lines()


def _typed_lines(question: str) -> str:
    """Lines up to an empty one or Ctrl+D."""
    from winsboard.cli.io.output import print_error, print_lines
    from winsboard.cli.io.prompt import Ended, next_line

    lines: list[str] = []
    try:
        # Inside, because Ctrl+C may come as soon as the question is seen.
        print_lines([question, format_phrase("cli.ask.how")])
        while line := next_line():
            lines.append(line)
    except Ended:
        # The cursor is still on the line of Ctrl+D.
        print_lines([""])
    except KeyboardInterrupt:
        print_lines([""])
        print_error(format_phrase("cli.ask.stopped"))
        raise
    return "\n".join(lines)
