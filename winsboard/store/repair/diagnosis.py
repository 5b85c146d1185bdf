"""Diagnosis of a page file: damage or an edit, and its description."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from winsboard.domain.model.edits import Title
from winsboard.store.errors import SET_ASIDE
from winsboard.store.format import header
from winsboard.store.format.page_json import Tables
from winsboard.store.quarantine.waiting_files import WAITING
from winsboard.store.repair.salvage import SalvagedPage
from winsboard.store.rows.line_numbers import lines_of_rows
from winsboard.store.rows.validation import InvalidRow, problems_of
from winsboard.words import format_phrase

MAX_NAMED: Final = 8
"""The most line numbers in one message; more are no help."""


def one_bit_apart(raw: bytes, copy: bytes) -> bool:
    """Whether two files of the same size differ in a single bit, which no edit does."""
    if len(raw) != len(copy):
        return False
    difference = int.from_bytes(raw, "big") ^ int.from_bytes(copy, "big")
    return difference.bit_count() == 1


def invalid_rows(page: str, tables: Tables, raw: bytes) -> list[tuple[int, InvalidRow]]:
    """The invalid rows of a page with their line numbers."""
    places = lines_of_rows(raw)
    found = [
        InvalidRow(table, id, problem)
        for table, rows in tables.items()
        if table != header.META
        for id, fields in rows.items()
        for problem in problems_of(page, table, id, fields)
    ]
    return sorted((places.get((row.table, row.id), 1), row) for row in found)


def why(wrong: InvalidRow) -> str:
    """What is wrong with a row, as a phrase."""
    return format_phrase(f"store.row.{wrong.problem.why}", field=wrong.problem.field)


def describe_lines(lines: Iterable[int]) -> str:
    """The numbers of some lines, as a phrase: `12`, `12, 15 and more`."""
    numbers = [str(line) for line in lines]
    named = ", ".join(numbers[:MAX_NAMED])
    return format_phrase("store.lines.more", lines=named) if len(numbers) > MAX_NAMED else named


def describe_repair(
    path: Path, cause: str, aside: Path | None, saved: SalvagedPage
) -> tuple[Title, str]:
    """The history title and the message about a page that was restored."""
    counts = {"copy": saved.from_copy, "file": saved.from_file, "lost": saved.lost}
    sealed = "sealed" if cause in ("broken_seal", *SET_ASIDE) else "whole"
    key = "alone" if not saved.had_copy else "lost" if saved.lost else sealed
    what = format_phrase(f"store.restored.{key}", **counts)
    if saved.lines:
        what = format_phrase("store.restored.lines", what=what, lines=describe_lines(saved.lines))
    why = format_phrase(f"store.why.{cause}")
    if aside is None:
        return Title("damage.gone", what), format_phrase(
            "store.restored.gone", path=path, what=what
        )
    if cause in SET_ASIDE and aside.parent.name == WAITING:
        sentence = format_phrase(f"store.set_aside.{cause}", path=path, aside=aside)
        return Title("damage.set_aside", aside.name), sentence
    sentence = format_phrase("store.restored", path=path, why=why, aside=aside, what=what)
    return Title("damage.restored", what), sentence
