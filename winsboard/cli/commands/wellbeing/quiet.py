"""`quiet`: a few minutes without breathing exercises."""

from __future__ import annotations

import sys
from typing import Final

from winsboard.cli.args.parser import CommandSpec, joined_words, parse_args, usage_error
from winsboard.cli.commands.wellbeing.breathe import ask_if_helped, ended_within
from winsboard.cli.context import Invocation
from winsboard.cli.io.output import print_lines
from winsboard.cli.open_board import open_notebook
from winsboard.domain.text.numbers import parse_integer
from winsboard.domain.wellbeing import quiet
from winsboard.words import format_phrase
from winsboard.words.sentences.wellbeing.quiet import minutes_words

SPEC: Final = CommandSpec("quiet", values={"--minutes": "N"})
BELL: Final = "\a"


def run(call: Invocation) -> int:
    """Be quiet for some minutes, by the monotonic clock; a line that is typed ends it."""
    args = parse_args(SPEC, call.words)
    typed = args.value("--minutes")
    requested = None if typed is None else parse_integer(typed)
    if typed is not None and requested is None:
        raise usage_error(SPEC, "no_quiet_minutes", typed=joined_words([typed]))
    notebook = open_notebook(call, args.data_dir)
    settings = notebook.board.settings
    minutes = quiet.minutes_for(settings, requested)
    ends = format_phrase("calm.breath.ends")
    begins = format_phrase("calm.quiet.begins", minutes=minutes_words(minutes), ends=ends)
    try:
        # Inside, because Ctrl+C may come as soon as its line is seen.
        print_lines([begins])
        ended = ended_within(call.clock, call.clock.monotonic() + minutes * 60)
    except KeyboardInterrupt:
        print_lines([""])
    else:
        if not ended:
            print_lines([format_phrase("calm.quiet.over")])
            _ring(is_wished=settings.quiet_bell)
    ask_if_helped(notebook, quiet.KEY, format_phrase("calm.quiet.name"))
    return 0


def _ring(*, is_wished: bool) -> None:
    """Ring the bell of the terminal; a file or a pipe gets no such character."""
    if is_wished and sys.stdout is not None and sys.stdout.isatty():
        sys.stdout.write(BELL)
        sys.stdout.flush()
