"""The list of small wins to pick from as plain text."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from winsboard.domain.journal.win_list import WinChoice
from winsboard.domain.model.board import Board
from winsboard.words import format_phrase
from winsboard.words.catalog.areas import areas_of
from winsboard.words.sentences.journal.win_headings import heading_of


def win_list_lines(board: Board, choices: Sequence[WinChoice]) -> list[str]:
    """The numbered wins under their headings, and how to record one."""
    areas, lines = areas_of(board), list[str]()

    def heading(pair: tuple[int, WinChoice]) -> str:
        return heading_of(pair[1], areas)

    for name, numbered in groupby(enumerate(choices, start=1), key=heading):
        lines += ["", name] if lines else [name]
        lines += [f" {number:>2} {win.text}" for number, win in numbered]
    return [*lines, "", format_phrase("plain.pick.how")]
