"""The page of a measure: first, latest and range in words, and a plain line of its numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from textual import work
from textual.content import Content
from textual.widgets import Static

from winsboard.domain.measures.chart import FIRST, Chart, chart_of
from winsboard.domain.measures.records import in_order, records_of
from winsboard.domain.model.goals import Measure, Reading, SetUpRecord
from winsboard.named_tuple import NamedTuple
from winsboard.notebook.notebook import StoreError
from winsboard.tui.components.dialogs.card import CardDialog
from winsboard.words import format_phrase
from winsboard.words.sentences.measures.readings import set_up_heading, start_words, summary_lines
from winsboard.words.text.dates import short_day

CHART_HEIGHT: Final = 5
CHART_WIDTH: Final = 48
"""Cells of the widest chart: a dialog on the narrowest window has room for it."""
MOST: Final = 60
"""How many numbers are read for the page; older ones are in the records."""


class Found(NamedTuple):
    """What the page shows: the records of all years and the latest readings."""

    records: tuple[SetUpRecord, ...]
    readings: tuple[Reading, ...]


class MeasurePage(CardDialog):
    """Shows what is in memory at once, and the rest when it is read."""

    def __init__(
        self,
        measure: Measure,
        found: Found,
        read: Callable[[], Found],
        today: date,
        answers: Sequence[str],
    ) -> None:
        super().__init__(page_text(measure, found, today), answers, title=measure.name)
        self._measure = measure
        self.found = found
        self._read = read
        self._today = today

    def on_mount(self) -> None:
        """Read the older months."""
        super().on_mount()
        self._load()

    @work(thread=True, exclusive=True, group="measure", exit_on_error=False)
    def _load(self) -> None:
        try:
            found = self._read()
        except StoreError:
            return
        self.app.call_from_thread(self._show, found)

    def _show(self, found: Found) -> None:
        if found != self.found and self.is_current:
            self.found = found
            text = page_text(self._measure, found, self._today)
            self.query_one("#text Static", Static).update(text)
            self.call_after_refresh(self._fit)


def page_text(measure: Measure, found: Found, today: date) -> Content:
    """Return the page: each set-up by its first day, the latest one with its line."""
    latest = {reading.set_up: reading for reading in found.readings}
    if not found.records:
        return Content(format_phrase("spoken.measure.no_readings", name=measure.name))
    parts: list[Content] = []
    last = found.readings[-1].set_up if found.readings else None
    for record in found.records:
        lines = summary_lines(measure, record, latest.get(record.set_up), today)
        if parts:
            parts.append(Content(""))
        heading = set_up_heading(record, is_only=len(found.records) == 1)
        parts += [Content.styled(heading, "bold")] if heading else []
        parts += [Content(line) for line in lines]
        if record.set_up == last and not measure.chart_hidden:
            parts += _chart_lines(measure, found, record)
    return Content("\n").join(parts)


def _chart_lines(measure: Measure, found: Found, record: SetUpRecord) -> list[Content]:
    """Return the line of the numbers of one set-up, with its range and its first day."""
    chart = chart_for(found, record)
    if chart is None:
        return []
    top, *rows, bottom = chart.rows
    room = max(len(start_words(measure, end)) for end in (chart.low, chart.high))
    ends = {
        0: start_words(measure, chart.high).rjust(room),
        len(rows) + 1: start_words(measure, chart.low).rjust(room),
    }
    lines = [Content("")]
    for n, row in enumerate((top, *rows, bottom)):
        style = "$quiet" if n in ends else "$accent"
        lines.append(
            Content.assemble((ends.get(n, " " * room), "$quiet"), " ", Content.styled(row, style))
        )
    if record.first_on is not None:
        day = short_day(record.first_on)
        lines.append(
            Content.styled(format_phrase("today.measure.first_mark", mark=FIRST, day=day), "$quiet")
        )
    return lines


def chart_for(found: Found, record: SetUpRecord) -> Chart | None:
    """Return the chart of one set-up: its first value, and the latest ones that fit."""
    values = [r.value for r in found.readings if r.set_up == record.set_up]
    days = [r.day for r in found.readings if r.set_up == record.set_up]
    if record.first is not None and days and record.first_on != days[0]:
        values = [record.first, *values]
    return chart_of(values, CHART_WIDTH, CHART_HEIGHT)


def known_now(measure: Measure, readings: Sequence[Reading]) -> Found:
    """Return what can be said without reading a file: saved records, and readings in memory."""
    records = measure.records or records_of(readings, measure.better)
    return Found(in_order(records), tuple(readings[-MOST:]))
