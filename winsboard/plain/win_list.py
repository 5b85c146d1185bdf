"""The list of small wins to pick from as plain text."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from winsboard.domain.journal.win_list import WinChoice
from winsboard.domain.model.board import Board
from winsboard.words import format_phrase
from winsboard.words.catalog.areas import area_name, areas_of


def win_list_lines(board: Board, choices: Sequence[WinChoice]) -> list[str]:
    """The numbered wins under the names of their areas, and how to record one."""
    areas, lines = areas_of(board), list[str]()
    for area, numbered in groupby(enumerate(choices, start=1), key=lambda pair: pair[1].area):
        lines += ["", area_name(areas, area)] if lines else [area_name(areas, area)]
        lines += [f" {number:>2} {win.text}" for number, win in numbered]
    return [*lines, "", format_phrase("plain.pick.how")]
