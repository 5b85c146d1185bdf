"""The list of all commands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from winsboard.cli.help.command_help import two_columns
from winsboard.domain.schema.kinds import PLAIN_KINDS
from winsboard.words import format_phrase, phrase

WIDTH: Final = 36
"""The width of the column with the commands."""


def overview(sections: Mapping[str, Iterable[str]]) -> list[str]:
    """What `winsboard --help` prints: the commands under their headings."""
    lines = [
        format_phrase("cli.overview.head"),
        "",
        format_phrase("cli.overview.board"),
        format_phrase("cli.overview.plain"),
    ]
    sections = {**sections, "near": (*sections["near"], *PLAIN_KINDS)}
    for section, commands in sections.items():
        lines += ["", format_phrase(f"cli.overview.{section}")]
        lines += [_line(command, "does") for command in commands]
    options = ("data-dir", "board", "json", "yes", "plain")
    lines += ["", format_phrase("cli.overview.options")]
    lines += [_option_line(option) for option in options]
    return [*lines, "", format_phrase("cli.overview.foot")]


def _line(name: str, part: str) -> str:
    return two_columns(
        format_phrase(f"cli.form.{name}"), format_phrase(f"cli.{part}.{name}"), WIDTH
    )


def _option_line(name: str) -> str:
    form = phrase(f"cli.form.--{name}") or format_phrase(f"cli.form.{name}")
    return two_columns(form, format_phrase(f"cli.option.{name}"), WIDTH)


def unknown_command(command: str, known: Iterable[str]) -> str:
    """The sentence about an unknown command; it names a similar one if there is one."""
    from difflib import get_close_matches

    near = get_close_matches(command[:40], list(known), n=1)
    if near:
        return format_phrase("cli.unknown_command.near", command=command, near=near[0])
    return format_phrase("cli.unknown_command", command=command)
