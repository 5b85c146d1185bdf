"""The lines of the week page: counts, quoted entries and a question."""

from __future__ import annotations

from datetime import date
from itertools import groupby

from winsboard.domain.model.documents import Prompt
from winsboard.domain.progress.week import WeekPage
from winsboard.tui.components.page import PageLine
from winsboard.tui.progress.pages.lines import BLANK, entry_lines, said
from winsboard.words import say
from winsboard.words.sentences.week import question_line, week_lines
from winsboard.words.text.dates import day_words


def week_page_lines(
    page: WeekPage, question: Prompt | None, hours: int, today: date, width: int
) -> list[PageLine]:
    """Return the lines of the page; each quoted entry is an item."""
    days = {"first": day_words(page.first, today), "last": day_words(page.last, today)}
    lines = [*said(say("progress.week.of", **days), width, "strong"), BLANK]
    counts = week_lines(page)
    if not counts and not page.words:
        lines += said(say("progress.week.none"), width)
    for line in counts:
        indent = len(line) - len(line.lstrip())
        lines += said(line.lstrip(), width, indent=indent)
    if page.words:
        lines += [BLANK, *said(say("progress.week.words"), width)]
    for day, those in groupby(enumerate(page.words), key=lambda pair: pair[1].day):
        lines += [BLANK, *said(day_words(day, today), width, "quiet")]
        for thing, entry in those:
            lines += entry_lines(thing, entry, width, hours)
    if question is not None:
        lines += [BLANK, *said(question_line(question), width, "accent")]
    return lines
