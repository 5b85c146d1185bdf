"""What a person can do now, as plain text and as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from winsboard.domain.model.board import Board
from winsboard.domain.progress.abilities import Ability
from winsboard.words import format_phrase
from winsboard.words.catalog.areas import area_name, areas_of
from winsboard.words.sentences.progress.abilities import ability_sentence


def ability_lines(
    found: Sequence[tuple[str, Sequence[Ability]]], board: Board, today: date
) -> list[str]:
    """A title, and under each area what the person can do, with the day."""
    if not found:
        return [format_phrase("progress.can.none")]
    lines = [format_phrase("progress.can.title")]
    for area, each in found:
        name = area_name(areas_of(board), area)
        lines += [
            "",
            name,
            *(f"  {ability_sentence(a, today)}" for a in each),
        ]
    return lines


def ability_fields(areas: Sequence[tuple[str, Sequence[Ability]]]) -> list[dict[str, object]]:
    """The same as printed by `--json`: with the ids of the entry and of the habit."""
    return [
        {
            "area": area,
            "text": ability.text,
            "first_time": ability.first_time,
            "less_help": ability.less_help,
            "entry": ability.entry.id if ability.entry else None,
            "habit": ability.habit.id if ability.habit else None,
        }
        for area, each in areas
        for ability in each
    ]
