"""The lines of the view of what a person can do now."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from winsboard.domain.library.areas import Areas
from winsboard.domain.progress.abilities import Ability
from winsboard.tui.components.page import PageLine
from winsboard.tui.components.text import wrap
from winsboard.tui.progress.pages.lines import BLANK, text_lines
from winsboard.words import format_phrase
from winsboard.words.catalog.areas import area_name
from winsboard.words.sentences.progress.abilities import since_words


def abilities_lines(
    found: Sequence[tuple[str, Sequence[Ability]]], areas: Areas, today: date, width: int
) -> list[PageLine]:
    """Return the lines: a heading for each area, and what the person can do, with the day."""
    if not found:
        return text_lines(format_phrase("progress.can.none"), width)
    lines: list[PageLine] = []
    items = iter(range(sum(len(each) for _, each in found)))
    for area, each in found:
        lines += [*([BLANK] if lines else []), *text_lines(area_name(areas, area), width, "quiet")]
        for ability in each:
            item, room = next(items), max(width - 2, 1)
            for style, text in (("text", ability.text), ("quiet", since_words(ability, today))):
                indent = "  " if style == "text" else "    "
                lines += [
                    PageLine(((indent + line, style),), item)
                    for line in wrap(text, max(room - len(indent), 1))
                ]
    return lines
