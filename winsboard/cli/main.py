"""Which command is meant, and how it ends."""

from __future__ import annotations

import os
from collections.abc import Sequence
from importlib import import_module
from typing import Final

from winsboard.cli import output
from winsboard.cli.parsing import split_command
from winsboard.cli.stop import HelpWanted, Stop, Usage
from winsboard.clock import Clock, clock_from
from winsboard.words import say

FAMILIES: Final = {
    "win": "record",
    "note": "record",
    "tick": "tick",
    "today": "show",
    "week": "show",
    "month": "show",
    "journal": "journal",
    "entry": "entry",
    "progress": "progress",
    "look-back": "look_back",
    "picture": "picture",
    "habit": "habit",
    "reflect": "reflect",
    "tomorrow": "support",
    "flow": "flow",
    "prompt": "prompt",
    "breathe": "breathe",
    "calm": "calm",
    "hard-day": "hard_day",
    "mood": "mood",
    "trigger": "inner",
    "thought": "inner",
    "rest": "rest",
    "affirmation": "affirmation",
    "ritual": "ritual",
    "support": "support",
    "person": "person",
    "undo": "history",
    "redo": "history",
    "history": "history",
    "backup": "backup",
    "restore": "backup",
    "erase": "erase",
    "doctor": "doctor",
    "encrypt": "encrypt",
    "decrypt": "encrypt",
    "take-in": "take_in",
    "merge": "merge",
    "keys": "about",
    "where": "about",
    "settings": "settings",
    "board": "board",
    "demo": "board",
}
"""The module of `winsboard.cli` that knows a command."""

INTERRUPTED: Final = 130
LONGEST_MOMENT: Final = 40
"""Characters of what should be a moment that are said again."""


def run(argv: Sequence[str], clock: Clock | None = None) -> int:
    """Do what the words of a command line say; the exit code.

    0 done, 1 refused with one sentence on standard error, 2 wrong usage, 130 after Ctrl+C.
    """
    output.prepare()
    try:
        return _done(argv, clock)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        return 0
    except Usage as usage:
        output.complain(str(usage))
        return 2
    except Exception as error:
        from winsboard.cli.ending import sentence_for

        output.complain(sentence_for(error))
        return 1


def _done(argv: Sequence[str], clock: Clock | None) -> int:
    command, words = split_command(argv, "board")
    if command in ("--version", "-V"):
        from winsboard import __version__

        output.tell([say("cli.version", version=__version__)])
        return 0
    if command in ("--help", "-h", "help"):
        from winsboard.cli.overview import overview

        output.tell(overview())
        return 0
    if command not in FAMILIES:
        from winsboard.cli.overview import unknown

        raise Usage(unknown(command, FAMILIES))
    from winsboard.cli.call import Call

    call = Call(command, words, clock or _clock(), os.environ)
    family = import_module(f"winsboard.cli.{FAMILIES[command]}")
    try:
        code: int = family.run(call)
    except HelpWanted as wish:
        from winsboard.cli.helping import help_lines

        output.tell(help_lines(wish.args[0]))
        return 0
    return code


def _clock() -> Clock:
    try:
        return clock_from(os.environ)
    except ValueError:
        raise Stop("cli.no_moment", typed=os.environ["WINSBOARD_NOW"][:LONGEST_MOMENT]) from None
