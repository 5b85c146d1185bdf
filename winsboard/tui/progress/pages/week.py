"""The lines of the week page: counts, quoted entries and a question."""

from __future__ import annotations

from datetime import date
from itertools import groupby

from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Prompt
from winsboard.domain.progress.week import WeekPage
from winsboard.tui.components.page import PageLine
from winsboard.tui.progress.pages.lines import BLANK, entry_lines, text_lines
from winsboard.words import format_phrase
from winsboard.words.catalog.areas import areas_of
from winsboard.words.sentences.progress.week import question_line, week_lines
from winsboard.words.text.dates import day_words


def week_page_lines(
    page: WeekPage,
    question: Prompt | None,
    board: Board,
    today: date,
    named: date,
    width: int,
) -> list[PageLine]:
    """Return the lines of the page; each quoted entry is an item."""
    days = {"first": day_words(named, today), "last": day_words(page.last, today)}
    lines = [*text_lines(format_phrase("progress.week.of", **days), width, "strong"), BLANK]
    counts = week_lines(page, areas_of(board))
    if not counts and not page.words:
        lines += text_lines(format_phrase("progress.week.none"), width)
    for line in counts:
        indent = len(line) - len(line.lstrip())
        name = "strong" if line.endswith(":") and not indent else "text"
        lines += text_lines(line.lstrip(), width, name, indent=indent) if line else [BLANK]
    if page.words:
        lines += [BLANK, *text_lines(format_phrase("progress.week.words"), width, "strong")]
    for day, those in groupby(enumerate(page.words), key=lambda pair: pair[1].day):
        lines += [BLANK, *text_lines(day_words(day, today), width, "quiet")]
        for thing, entry in those:
            lines += entry_lines(thing, entry, width, board.settings.clock_hours, areas_of(board))
    if question is not None:
        lines += [BLANK, *text_lines(question_line(question), width, "accent")]
    return lines
