"""Finds the command that was typed, runs it, and handles how it ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from types import ModuleType
from typing import Final

from winsboard.cli.args.parser import split_board, split_command
from winsboard.cli.errors import CommandError, HelpRequested, UsageError
from winsboard.cli.io import output
from winsboard.clock import (
    Clock,
    SystemClock,
    UnsupportedYear,
    check_year,
    clock_from,
    is_invalid_zone,
)
from winsboard.fallback_messages import fallback_message, is_own_file_error
from winsboard.words import format_phrase

SECTIONS: Final[Mapping[str, Mapping[str, str]]] = {
    "record": {
        "win": "journal.win_note",
        "note": "journal.win_note",
        "letter": "journal.letter",
        "rehearsal": "journal.win_note",
        "tick": "habits.tick",
        "reading": "measures.reading",
    },
    "look": {
        "today": "progress.show",
        "week": "progress.show",
        "month": "progress.show",
        "progress": "progress.progress",
        "journal": "journal.journal",
        "look-back": "journal.old_win",
        "history": "safety.history",
        "picture": "progress.picture",
        "summary": "progress.summary",
    },
    "evening": {
        "reflect": "reflection.reflect",
        "tomorrow": "support.support",
        "flow": "reflection.flow",
        "prompt": "reflection.prompt",
    },
    "calm": {
        "breathe": "wellbeing.breathe",
        "quiet": "wellbeing.quiet",
        "calm": "wellbeing.calm",
        "hard-day": "wellbeing.hard_day",
        "mood": "wellbeing.mood",
        "trigger": "wellbeing.trigger_thought",
        "thought": "wellbeing.trigger_thought",
        "rest": "habits.rest",
    },
    "near": {
        "support": "support.support",
        "person": "support.person",
        "noticed": "family.noticed",
        "phrase": "family.phrase",
        "round": "family.round",
        "gathering": "family.gathering",
        "note-for": "family.note_for",
        "notes-for-me": "family.notes_for_me",
        "tell": "sharing.tell",
        "share": "sharing.share",
        "shares": "sharing.shares",
        "unshare": "sharing.unshare",
        "receive": "sharing.receive",
        "affirmation": "wellbeing.affirmation",
        "ritual": "wellbeing.ritual",
    },
    "goals": {
        "goal": "goals.goal",
        "step": "goals.step",
        "pin": "goals.pin",
        "reward": "rewards.reward",
        "vision": "vision.vision",
    },
    "change": {
        "entry": "journal.entry",
        "habit": "habits.habit",
        "measure": "measures.measure",
        "routine": "habits.routine",
        "area": "habits.area",
        "undo": "safety.history",
        "redo": "safety.history",
        "settings": "program.settings",
    },
    "keep": {
        "backup": "safety.backup",
        "restore": "safety.backup",
        "merge": "safety.merge",
        "doctor": "safety.doctor",
        "encrypt": "safety.encrypt",
        "decrypt": "safety.encrypt",
        "take-in": "safety.take_in",
        "erase": "safety.erase",
    },
    "know": {
        "keys": "program.about",
        "where": "program.about",
        "board": "program.boards",
        "demo": "program.board",
    },
}
"""Every command under its heading of `winsboard --help`, with its module below
`winsboard.cli.commands`."""
MODULES: Final = {
    **{command: module for section in SECTIONS.values() for command, module in section.items()},
    "open": "program.board",
}
"""All commands with their modules, and `open`, which runs if no command is typed."""

WITHOUT_CLOCK: Final = frozenset({"where", "doctor", "keys"})
"""Commands that work without a valid clock, to find out what is wrong with it."""
INTERRUPTED: Final = 130
MAX_TIME_LENGTH: Final = 40
"""Characters of a wrong date and time that an error quotes."""


def run(argv: Sequence[str], clock: Clock | None = None) -> int:
    """Run a command line. Returns the exit code.

    0 done, 1 refused with one sentence on standard error, 2 wrong usage, 130 after Ctrl+C.
    """
    output.prepare_streams()
    try:
        return _run(argv, clock)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        return 0
    except UsageError as usage:
        output.print_error(str(usage))
        return 2
    except Exception as error:
        output.print_error(_sentence(error))
        return 1


def _sentence(error: Exception) -> str:
    """The sentence for an error, even if the phrases cannot be read."""
    try:
        from winsboard.cli.error_messages import sentence_for

        if not is_own_file_error(error):
            return sentence_for(error)
    except Exception as another:
        return fallback_message(error, another)
    return fallback_message(error)


def _run(argv: Sequence[str], clock: Clock | None) -> int:
    command, words = split_command(argv, "open")
    if command in ("--version", "-V"):
        from winsboard import __version__

        output.print_lines([format_phrase("cli.version", version=__version__)])
        return 0
    if command in ("--help", "-h", "help"):
        from winsboard.cli.help.overview import overview

        output.print_lines(overview(SECTIONS))
        return 0
    family = MODULES.get(command) or _generic_module(command)
    from winsboard.cli.context import Invocation

    board, words = split_board(command, words)
    call = Invocation(command, words, clock or _clock(command), os.environ, board)
    try:
        code: int = _module(f"winsboard.cli.commands.{family}").run(call)
    except HelpRequested as request:
        from winsboard.cli.help.command_help import help_lines

        output.print_lines(help_lines(request.args[0]))
        return 0
    return code


def _module(name: str) -> ModuleType:
    """The module with a name. `importlib.import_module` does more, and has to be imported."""
    __import__(name)
    return sys.modules[name]


def _generic_module(command: str) -> str:
    """The module for a kind of document that has none of its own.

    Raises UsageError if there is no such kind.
    """
    from winsboard.domain.schema.kinds import PLAIN_KINDS

    if command in PLAIN_KINDS:
        return "generic"
    from winsboard.cli.help.overview import unknown_command

    raise UsageError(unknown_command(command, [*MODULES, *PLAIN_KINDS]))


def _clock(command: str) -> Clock:
    """The clock; a wrong time zone is reported and ignored, a time out of range is refused.

    Raises CommandError, except for the commands in `WITHOUT_CLOCK`.
    """
    zone = os.environ.get("TZ", "")
    if zone and is_invalid_zone(zone):
        output.print_error(format_phrase("cli.no_zone", zone=zone[:MAX_TIME_LENGTH]))
    try:
        clock = clock_from(os.environ)
        check_year(clock.now())
    except ValueError as error:
        stop = _no_clock(error)
        if command not in WITHOUT_CLOCK:
            raise stop from None
        output.print_error(format_phrase(stop.key, **stop.values))
        return SystemClock()
    return clock


def _no_clock(error: ValueError) -> CommandError:
    if isinstance(error, UnsupportedYear):
        return CommandError("cli.clock_far", year=error.args[0])
    return CommandError(
        "cli.no_moment", typed=os.environ.get("WINSBOARD_NOW", "")[:MAX_TIME_LENGTH]
    )
