"""`keys` and `where`: about the program itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from winsboard.cli.args.parser import CommandSpec, parse_args
from winsboard.cli.commands.program.where import where
from winsboard.cli.context import Invocation, paths_of
from winsboard.cli.errors import CommandError
from winsboard.cli.io.output import json_lines, print_lines
from winsboard.domain.text.folding import fold
from winsboard.domain.text.sanitize import one_line
from winsboard.tui.keys.command import Command
from winsboard.tui.keys.groups import key_groups
from winsboard.tui.keys.menu import shown_keys
from winsboard.words.text.cells import padded, width

Groups: TypeAlias = Sequence[tuple[str, Sequence[Command]]]
"""The keys of each group, under its title."""


def run(call: Invocation) -> int:
    """Print the keys of the board, or where its files are."""
    words = "[TEXT]" if call.command == "keys" else ""
    args = parse_args(CommandSpec(call.command, words, flags=["--json"]), call.words)
    if call.command == "keys":
        groups = _groups(args.text)
        print_lines(
            json_lines(_key_documents(groups)) if args.has("--json") else _key_lines(groups)
        )
        return 0
    where(paths_of(call, args.data_dir), as_json=args.has("--json"))
    return 0


def _groups(search: str) -> list[tuple[str, list[Command]]]:
    """The keys by group; with a search, those whose title or help has all its words."""
    wanted = fold(search).split()
    found = [
        (group.title, [c for c in group.commands if _has(c, wanted)]) for group in key_groups()
    ]
    if not any(commands for _, commands in found):
        raise CommandError("cli.no_key", search=one_line(search))
    return [(title, commands) for title, commands in found if commands]


def _has(command: Command, wanted: Sequence[str]) -> bool:
    told = fold(f"{command.title} {command.help}")
    return all(word in told for word in wanted)


def _key_documents(groups: Groups) -> list[dict[str, str]]:
    return [
        {"id": c.id, "title": c.title, "key": shown_keys(c), "help": c.help, "group": title}
        for title, commands in groups
        for c in commands
    ]


def _key_lines(groups: Groups) -> list[str]:
    room = max(width(shown_keys(c)) for _, commands in groups for c in commands)
    lines: list[str] = []
    for title, commands in groups:
        lines += ["", title] if lines else [title]
        lines += [f"  {padded(shown_keys(c), room)}  {c.help}" for c in commands]
    return lines
