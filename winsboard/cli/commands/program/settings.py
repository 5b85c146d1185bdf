"""`settings`: printing and changing settings."""

from __future__ import annotations

import os
import sys
from typing import Final

from winsboard.cli.args.parser import CommandSpec, joined_words, parse_args, usage_error
from winsboard.cli.context import Invocation
from winsboard.cli.errors import CommandError
from winsboard.cli.io.output import print_json, print_lines
from winsboard.cli.open_board import open_notebook
from winsboard.cli.save import commit_and_report
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Settings
from winsboard.domain.model.edits import Edit
from winsboard.domain.settings import preferences
from winsboard.domain.text.folding import fold_name
from winsboard.notebook.notebook import Notebook
from winsboard.words import format_phrase
from winsboard.words.setting_options import CHOICES, OFF

SPEC: Final = CommandSpec("settings", "[SETTING]", flags=["--json"])
PIN: Final = "curtain_pin"
SALT: Final = 16
"""Bytes."""


def run(call: Invocation) -> int:
    """Print all settings or one, or change one."""
    args = parse_args(SPEC, call.words)
    if len(args.words) > 2:
        raise usage_error(SPEC, "too_many", words=joined_words(args.words[2:]))
    notebook = open_notebook(call, args.data_dir)
    settings = notebook.board.settings
    name = _known(args.words[0]) if args.words else ""
    if len(args.words) == 2:
        commit_and_report(notebook, _edit(notebook, name, joined_words(args.words[1:])))
    elif args.has("--json"):
        # A PIN can be guessed from its hash, so the hash is not printed.
        print_json({**settings._asdict(), PIN: bool(settings.curtain_pin)})
    else:
        print_lines(_line(settings, n) for n in CHOICES if name in ("", n))
    return 0


def _edit(notebook: Notebook, name: str, value: str) -> Edit | None:
    board, context = notebook.board, notebook.edit_context()
    if name == PIN:
        from winsboard.domain.settings import curtain

        if fold_name(value) == OFF:
            return curtain.remove_pin(board.settings, context)
        pin = _ask_pin() if value == "-" else value
        return curtain.set_pin(board.settings, pin, os.urandom(SALT), context)
    return preferences.change(board.settings, _changed(board, name, value), context)


def _ask_pin() -> str:
    """A PIN from the terminal, hidden, or from standard input; never from the command line."""
    if sys.stdin is not None and sys.stdin.isatty():
        from winsboard.cli.io import hidden_input

        return joined_words(
            [hidden_input.ask(format_phrase("cli.pin")).decode("utf-8", "surrogateescape")]
        )
    from winsboard.cli.io.standard_input import one_line

    return one_line().rstrip("\r\n")


def _known(typed_name: str) -> str:
    name = fold_name(typed_name.replace("-", " ")).replace(" ", "_")
    if name not in CHOICES:
        raise CommandError(
            "cli.no_setting", name=typed_name, known=", ".join(map(_display_value, CHOICES))
        )
    return name


def _changed(board: Board, name: str, value: str) -> Settings:
    try:
        return CHOICES[name].choose(board, value.strip())
    except (KeyError, ValueError):
        about = format_phrase(f"settings.about.{name}")
        raise CommandError(
            "cli.no_value", name=_display_value(name), value=value, about=about
        ) from None


def _line(settings: Settings, name: str) -> str:
    value = CHOICES[name].show(settings)
    return f"{_display_value(name):<18} {value:<16} {format_phrase(f'settings.about.{name}')}"


def _display_value(name: str) -> str:
    return name.replace("_", "-")
