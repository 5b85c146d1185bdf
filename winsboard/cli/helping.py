"""What a command takes, in lines."""

from __future__ import annotations

from winsboard.cli.parsing import EVERYWHERE, Form
from winsboard.words import say

ROOM = 20
"""Cells for an option before what it does."""


def help_lines(form: Form) -> list[str]:
    """What `winsboard COMMAND --help` prints."""
    usage = f"winsboard {form.command}" + (f" {form.words}" if form.words else "")
    lines = [usage + say("cli.help.options"), "", say(f"cli.does.{form.command.replace(' ', '.')}")]
    if form.words:
        lines += ["", _line(form.words, say(f"cli.words.{form.words.lower()}"))]
    options = {**form.values, **dict.fromkeys(form.flags, ""), **EVERYWHERE}
    lines += ["", *(_line(f"{o} {v}".rstrip(), _about(o)) for o, v in options.items())]
    return lines


def _about(option: str) -> str:
    return say(f"cli.option.{option.strip('-')}")


def _line(left: str, right: str) -> str:
    return f"  {left:<{ROOM}}{right}"
