"""Asking for lines, from a person or a pipe."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from winsboard.cli.io import standard_input
from winsboard.cli.io.output import print_error, print_lines
from winsboard.domain.errors import Refusal
from winsboard.domain.text.folding import best_match
from winsboard.domain.text.sanitize import multi_line
from winsboard.words import format_phrase


class Ended(Exception):
    """The end of the input, or Ctrl+D."""


def ask_line(*lines: str) -> str:
    """Print some lines, and read one; an empty line is the empty text.

    Raises Ended.
    """
    print_lines(lines)
    return next_line()


def next_line() -> str:
    """Read the next line; raises Ended.

    If it is not text a person is asked again. From a pipe it raises Refusal, because the next line
    answers the next question.
    """
    while True:
        try:
            line = standard_input.one_line()
        except Refusal:
            if sys.stdin is None or not sys.stdin.isatty():
                raise Refusal("text.no_letters_line") from None
            print_error(format_phrase("refusal.text.no_letters_line"))
            continue
        if not line:
            raise Ended
        return multi_line(line)


def ask_choice(question: str, choices: Sequence[str]) -> int | None:
    """The index of the choice that is typed as a number or name. Returns None for an empty line.

    Asks again for anything else. Raises Ended.
    """
    line = ask_line(question, *numbered(choices))
    while line:
        found = parse_choice(line, choices)
        if found is not None:
            return found
        line = ask_line(format_phrase("cli.choose", count=len(choices)))
    return None


def parse_choice(line: str, choices: Sequence[str]) -> int | None:
    """The index of the choice with that number or name. Returns None if there is no such choice."""
    wanted = line.strip()
    if wanted.isdecimal() and len(wanted) < 4 and 1 <= int(wanted) <= len(choices):
        return int(wanted) - 1
    found = best_match(wanted, [(choice, n) for n, choice in enumerate(choices)], pieces=False)
    return found[0] if len(found) == 1 else None


def numbered(choices: Sequence[str]) -> list[str]:
    """The choices with their numbers."""
    return [f"  {number} {choice}" for number, choice in enumerate(choices, start=1)]
