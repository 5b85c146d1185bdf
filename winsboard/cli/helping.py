"""What a command takes, in lines."""

from __future__ import annotations

from typing import Final

from winsboard.cli.parsing import EVERYWHERE, Form
from winsboard.words import say

ROOM: Final = 20
"""Cells for an option before what it does."""


def help_lines(form: Form) -> list[str]:
    """What `winsboard COMMAND --help` prints."""
    usage = f"winsboard {form.command}" + (f" {form.words}" if form.words else "")
    lines = [usage + say("cli.help.options"), "", say(f"cli.does.{form.command.replace(' ', '.')}")]
    if form.words:
        lines += ["", two_columns(form.words, say(f"cli.words.{form.words.lower()}"))]
    options = {**form.values, **dict.fromkeys(form.flags, ""), **EVERYWHERE}
    lines += ["", *(two_columns(f"{o} {v}".rstrip(), _about(o)) for o, v in options.items())]
    return lines


def _about(option: str) -> str:
    return say(f"cli.option.{option.strip('-')}")


def two_columns(left: str, right: str, room: int = ROOM) -> str:
    """What is typed, and what it does; two blanks between them however long the first is."""
    return f"  {left:<{room - 2}}  {right}"
