"""The list of all commands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from winsboard.cli.help.command_help import two_columns
from winsboard.domain.schema.kinds import PLAIN
from winsboard.words import say

ROOM: Final = 36
"""The width of the column with the commands."""


def overview(sections: Mapping[str, Iterable[str]]) -> list[str]:
    """What `winsboard --help` prints: the commands under their headings."""
    lines = [say("cli.overview.head"), "", say("cli.overview.board"), say("cli.overview.plain")]
    sections = {**sections, "near": (*sections["near"], *PLAIN)}
    for section, commands in sections.items():
        lines += ["", say(f"cli.overview.{section}")]
        lines += [_line(command, "does") for command in commands]
    options = ("data-dir", "json", "yes", "plain")
    lines += ["", say("cli.overview.options")]
    lines += [_line(option, "option") for option in options]
    return [*lines, "", say("cli.overview.foot")]


def _line(name: str, part: str) -> str:
    return two_columns(say(f"cli.form.{name}"), say(f"cli.{part}.{name}"), ROOM)


def unknown(command: str, known: Iterable[str]) -> str:
    """The sentence about an unknown command; it names a similar one if there is one."""
    from difflib import get_close_matches

    near = get_close_matches(command[:40], list(known), n=1)
    if near:
        return say("cli.unknown_command.near", command=command, near=near[0])
    return say("cli.unknown_command", command=command)
