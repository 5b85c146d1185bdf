"""The page for a therapist as a document, and its measures as a table.

What the person would like to talk about comes first and largest. The page describes and does not
grade: no percentage, no arrow, no colour that judges, no comparison with other people.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Entry
from winsboard.domain.progress.tagged import Count
from winsboard.domain.summary.page import Page
from winsboard.domain.summary.parts import Part
from winsboard.domain.summary.picks import words_of
from winsboard.domain.summary.without_names import Hide
from winsboard.report.blocks import Block, Chart, Heading, Items, Paragraph, Report, Table
from winsboard.report.charts import dot_strip, line_chart
from winsboard.report.csv_text import csv_text
from winsboard.words import format_phrase
from winsboard.words.catalog.areas import area_name, areas_of
from winsboard.words.catalog.feelings import trigger_label
from winsboard.words.sentences.progress.patterns import mood_band
from winsboard.words.sentences.progress.patterns import mood_scale_sentence as scale_sentence
from winsboard.words.sentences.summary import days as said
from winsboard.words.sentences.summary import progress
from winsboard.words.text.dates import short_day

MOST_LINES: Final = 8
"""How many lines of a list are on the page; the rest is counted."""
MOST_AREAS: Final = 6
MOST_TURNS: Final = 3
FEWEST_POINTS: Final = 2
"""The fewest values that a chart is drawn of."""
MOST_POINTS: Final = 60
HEADS: Final = ("measure", "first", "latest", "range", "wobble", "by")
"""The columns of the measures."""
CSV_HEADS: Final = (
    *("measure", "day", "value", "unit", "out_of", "set_up", "help", "by", "speed"),
)
"""The columns of the readings in a file for a spreadsheet program."""
_DAYS: Final = 31
"""Days in a row of the moods."""
_WEEK: Final = 7


def therapist_page(page: Page, board: Board, hide: Hide) -> Report:
    """The page as a document. `hide` puts other words for names in what stands on the board."""
    blocks = [*_talk(page), *_days(page), *_wins(page, board, hide), *_goals(page)]
    blocks += [*_measures(page), *_helped(page, board, hide), *_extra(page)]
    footer = Paragraph(format_phrase("summary.footer"), small=True)
    return Report(said.title_words(page), (*blocks, footer))


def measures_csv(page: Page) -> str:
    """The readings of the span as a table for a spreadsheet program."""
    names = "names" in page.choice.parts
    heads = [format_phrase(f"summary.head.{name}") for name in CSV_HEADS]
    rows = (
        progress.csv_row(part.measure, reading, names=names)
        for part in page.measures
        for reading in part.readings
        if reading.day in page.choice.span
    )
    return csv_text(heads, rows)


def _heading(name: str) -> Heading:
    return Heading(format_phrase(f"summary.part.{name}"))


def _section(name: str, lines: Iterable[str]) -> Iterator[Block]:
    found = tuple(lines)
    if found:
        yield _heading(name)
        yield Items(found)


def _talk(page: Page) -> Iterator[Block]:
    if page.talk:
        yield _heading("talk")._replace(large=True)
        words = (said.dated(entry.day, said.talk_words(entry)) for entry in page.talk)
        yield Items(tuple(words), large=True)


def _days(page: Page) -> Iterator[Block]:
    yield Paragraph(said.days_sentence(page.days, page.choice.span))


def _wins(page: Page, board: Board, hide: Hide) -> Iterator[Block]:
    yield from _section("wins", (said.dated(e.day, words_of(e)) for e in page.wins))
    if any(area for area, _ in page.areas):
        areas, counts = areas_of(board), dict[str, int]()
        for area, wins in page.areas:
            name = hide(area_name(areas, area))
            counts[name] = counts.get(name, 0) + wins
        each = [f"{name} {count}" for name, count in counts.items()]
        yield _heading("areas")
        yield Paragraph(" · ".join(said.capped(each, MOST_AREAS)))
    if page.tagged:
        yield _heading("tagged")
        yield Items(tuple(_count_line(part, count) for part, count in page.tagged))


def _count_line(part: Part, count: Count) -> str:
    """`First times: Rang Ines (3 Oct), and 2 more`; the number alone without words."""
    name = format_phrase(f"summary.part.{part}")
    found = [(entry.day, said.first_line(entry)) for entry in count.words]
    found += [(tick.day, tick.habit.label) for tick in count.ticks]
    shown = [said.example(day, text) for day, text in sorted(found)]
    more = count.wins - len(shown)
    if more > 0:
        key = "summary.more" if shown else "summary.wins.one" if more == 1 else "summary.wins"
        shown.append(format_phrase(key, count=more))
    return format_phrase("summary.tagged", name=name, said=", ".join(shown))


def _goals(page: Page) -> Iterator[Block]:
    names = "names" in page.choice.parts
    if page.goals:
        yield _heading("goals")
    for part in page.goals:
        yield Heading(part.goal.title, 3)
        turns = [*progress.turn_lines(part, names=names)]
        hidden = turns[:-MOST_TURNS] if len(turns) > MOST_TURNS + 1 else []
        more = [format_phrase("summary.turns.more", count=len(hidden))] if hidden else []
        yield Items((*progress.goal_lines(part, names=names), *more, *turns[len(hidden) :]))
    if page.score is not None:
        yield Paragraph(progress.score_line(page.score))


def _measures(page: Page) -> Iterator[Block]:
    if not page.measures:
        return
    names = "names" in page.choice.parts
    yield _heading("measures")
    heads = [format_phrase(f"summary.head.{name}") for name in HEADS]
    rows = tuple(progress.measure_row(part, names=names) for part in page.measures)
    kept = [n for n in range(len(heads)) if n < 3 or any(row[n] for row in rows)]
    yield Table(tuple(heads[n] for n in kept), tuple(tuple(r[n] for n in kept) for r in rows))
    for part, row in zip(page.measures, rows, strict=True):
        points = [(r.day, r.value) for r in part.readings]
        if len(points) < FEWEST_POINTS or part.measure.chart_hidden:
            continue
        points = [points[0], *points[1:][1 - MOST_POINTS :]]
        values = sorted(value for _, value in points)
        ends = [progress.value_with_speed(part.measure, v, None) for v in (values[-1], values[0])]
        days = short_day(points[0][0]), short_day(points[-1][0])
        about = progress.chart_about(part)
        drawn = line_chart(row[0], about, points, days, (ends[0], ends[1]))
        yield Chart(drawn, caption=row[0])


def _helped(page: Page, board: Board, hide: Hide) -> Iterator[Block]:
    rated = (progress.helped_line(board, about, ratings, hide) for about, ratings in page.helped)
    yield from _section("helped", said.capped(rated, MOST_LINES))
    routines = map(progress.routine_line, page.routines)
    yield from _section("routines", said.capped(routines, MOST_LINES))


def _extra(page: Page) -> Iterator[Block]:
    yield from _moods(page)
    for part, entries in page.kinds:
        yield from _section(part, map(_written, entries))
    yield from _section("journal", map(_written, page.journal))


def _written(entry: Entry) -> str:
    """An entry with its day: all that was written, and of a trigger what kind it was."""
    lines = [*said.entry_lines(entry)]
    if entry.kind == "trigger":
        lines = [trigger_label(entry.about), *lines]
    return said.dated(entry.day, "\n".join(lines))


def _moods(page: Page) -> Iterator[Block]:
    if not page.moods:
        return
    title = format_phrase("summary.part.mood")
    yield _heading("mood")
    yield Paragraph(scale_sentence(), small=True)
    for start in range(0, len(page.moods), _DAYS):
        days = page.moods[start : start + _DAYS]
        labels = [str(day.day.day) if n % _WEEK == 0 else "" for n, day in enumerate(days)]
        svg = dot_strip(title, scale_sentence(), [day.moods for day in days], labels)
        for first, lines in mood_band(days, _DAYS, "•"):
            yield Chart(svg, (first, *(f"| {line}".rstrip() for line in lines)))
