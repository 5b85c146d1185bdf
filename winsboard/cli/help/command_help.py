"""The help text of one command."""

from __future__ import annotations

from typing import Final

from winsboard.cli.args.parser import GLOBAL_OPTIONS, CommandSpec
from winsboard.words import phrase, say

ROOM: Final = 20
"""The width of the column with the options."""


def help_lines(form: CommandSpec) -> list[str]:
    """What `winsboard COMMAND --help` prints."""
    usage = f"winsboard {form.command}" + (f" {form.words}" if form.words else "")
    lines = [usage + say("cli.help.options"), "", say(f"cli.does.{form.command.replace(' ', '.')}")]
    if form.words:
        lines += ["", two_columns(form.words, say(f"cli.words.{form.words.lower()}"))]
    options = {**form.values, **dict.fromkeys(form.flags, ""), **GLOBAL_OPTIONS}
    lines += ["", *(two_columns(f"{o} {v}".rstrip(), _about(form, o)) for o, v in options.items())]
    return lines


def _about(form: CommandSpec, option: str) -> str:
    """The help of an option; a kind of document may have a phrase of its own for it."""
    name = option.strip("-")
    own = f"cli.option.{form.command.partition(' ')[0]}.{name}"
    return say(own if phrase(own) is not None else f"cli.option.{name}")


def two_columns(left: str, right: str, room: int = ROOM) -> str:
    """Two columns, with at least two blanks between them."""
    return f"  {left:<{room - 2}}  {right}"
