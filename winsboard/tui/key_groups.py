"""The commands under the headings of the help and of `winsboard keys`; it imports no Textual."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from winsboard.domain.schema.kinds import PLAIN
from winsboard.tui.commands import COMMANDS, Command
from winsboard.words import say

AROUND: Final = "around"
"""The heading of what works everywhere on the board and stands under no other."""
ON_THE_BOARD: Final[Mapping[str, tuple[str, ...]]] = {
    "day": (
        *("write_win", "write_note", "add_tag", "tick_row", "mood", "look_back"),
        *("other_look_back", "keep_tomorrow", "candle", "go_journal"),
    ),
    "care": (
        *("support", "breathe", "calm_list", "hard_day", "trigger", "thought", "rests"),
        "curtain",
    ),
    "back": (
        *("all_entries", "old_win", "progress", "week_page"),
        *("undo", "redo", "history", "counts", "rescue"),
    ),
    "own": (
        *("settings", "look_backs", "questions", "kind_lines", "rituals", "people", "region"),
        *("curtain_minutes", "curtain_pin", *PLAIN),
    ),
}
"""What works everywhere on the board, by the heading; the rest of it stands under `around`."""


class KeyGroup(NamedTuple):
    """Commands that belong together."""

    title: str
    commands: tuple[Command, ...]


def key_groups() -> tuple[KeyGroup, ...]:
    """Every command once: what works everywhere by what it is for, then place by place."""
    by_id = {command.id: command for command in COMMANDS if command.place == "board"}
    named = [id for ids in ON_THE_BOARD.values() for id in ids]
    groups = {heading: [by_id[id] for id in ids] for heading, ids in ON_THE_BOARD.items()}
    groups[AROUND] = [command for id, command in by_id.items() if id not in named]
    for command in COMMANDS:
        if command.place != "board":
            groups.setdefault(f"place.{command.place}", []).append(command)
    return tuple(KeyGroup(say(f"keys.{name}"), tuple(found)) for name, found in groups.items())
