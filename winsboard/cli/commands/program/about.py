"""`keys` and `where`: about the program itself."""

from __future__ import annotations

from winsboard.cli.args.parser import CommandSpec, read
from winsboard.cli.commands.program.where import where
from winsboard.cli.context import Invocation, paths_of
from winsboard.cli.io.output import json_lines, print_lines
from winsboard.plain.cells import padded, width
from winsboard.tui.keys.commands import COMMANDS
from winsboard.tui.keys.groups import key_groups
from winsboard.tui.keys.menu import shown_keys


def run(call: Invocation) -> int:
    """Print the keys of the board, or where its files are."""
    said = read(CommandSpec(call.command, flags=["--json"]), call.words)
    if call.command == "keys":
        print_lines(json_lines(_key_documents()) if said.has("--json") else _key_lines())
        return 0
    where(paths_of(call, said.data_dir), as_json=said.has("--json"))
    return 0


def _key_documents() -> list[dict[str, str]]:
    return [
        {"id": c.id, "title": c.title, "key": shown_keys(c), "help": c.help, "group": group.title}
        for group in key_groups()
        for c in group.commands
    ]


def _key_lines() -> list[str]:
    room = max(width(shown_keys(c)) for c in COMMANDS)
    lines: list[str] = []
    for group in key_groups():
        lines += ["", group.title] if lines else [group.title]
        lines += [f"  {padded(shown_keys(c), room)}  {c.help}" for c in group.commands]
    return lines
