"""`keys` and `where`: about the program itself."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from winsboard.cli.call import Call, paths_of
from winsboard.cli.opening import tell_unsaved
from winsboard.cli.output import tell, tell_json
from winsboard.cli.parsing import Form, read
from winsboard.plain.cells import padded, width
from winsboard.plain.fields import json_text
from winsboard.store.seal import is_sealed_board
from winsboard.store.unsaved_files import unsaved_files
from winsboard.tui.commands import COMMANDS
from winsboard.tui.key_groups import key_groups
from winsboard.words import say


def run(call: Call) -> int:
    """Print the keys of the board, or where its files are."""
    said = read(Form(call.command, flags=["--json"]), call.words)
    if call.command == "keys":
        tell([json_text(_key_documents())] if said.has("--json") else _key_lines())
        return 0
    paths = paths_of(call, said.data_dir)
    folders = paths._asdict()
    is_sealed = is_sealed_board(paths.data, paths.state)
    if said.has("--json"):
        measured = {name: _measured(folder) for name, folder in folders.items()}
        waiting = [str(path) for path in unsaved_files(paths.state)]
        tell_json({**measured, "sealed": is_sealed, "unsaved": waiting})
    else:
        lines = [_folder_line(name, folder) for name, folder in folders.items()]
        tell([*lines, say("seal.where.on" if is_sealed else "seal.where.off")])
        tell_unsaved(paths.state)
    return 0


def _key_documents() -> list[dict[str, str]]:
    return [
        {"id": c.id, "title": c.title, "key": c.keys, "help": c.help, "group": group.title}
        for group in key_groups()
        for c in group.commands
    ]


def _key_lines() -> list[str]:
    room = max(width(c.keys) for c in COMMANDS)
    lines: list[str] = []
    for group in key_groups():
        lines += ["", group.title] if lines else [group.title]
        lines += [f"  {padded(c.keys, room)}  {c.help}" for c in group.commands]
    return lines


def _folder_line(name: str, folder: Path) -> str:
    found = _measured(folder)
    label = padded(say(f"cli.folder.{name}"), 10)
    if not found["exists"]:
        return say("cli.folder.absent", label=label, path=folder)
    key = "cli.folder.one" if found["files"] == 1 else "cli.folder"
    size = _size(int(str(found["bytes"])))
    return say(key, label=label, path=folder, files=found["files"], size=size)


def _measured(folder: Path) -> dict[str, object]:
    """How many files there are below a folder, and how large they are together."""
    sizes = list(_sizes(folder))
    return {
        "path": str(folder),
        "exists": folder.is_dir(),
        "files": len(sizes),
        "bytes": sum(sizes),
    }


def _sizes(folder: Path) -> Iterator[int]:
    for where, _, names in os.walk(folder):
        for name in names:
            try:
                yield (Path(where) / name).lstat().st_size
            except OSError:
                continue


def _size(count: int) -> str:
    """Bytes in the unit that suits them."""
    for unit, size in (("mb", 1_000_000), ("kb", 1_000)):
        if count >= size:
            return say(f"cli.size.{unit}", size=f"{count / size:.1f}")
    return say("cli.size.bytes", size=count)
