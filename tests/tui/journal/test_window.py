"""The visible part of the journal, without a widget."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.thorough import examples
from winsboard.domain.journal.query import SearchResult
from winsboard.domain.model.documents import Entry
from winsboard.tui.journal.entries.rows import Frame
from winsboard.tui.journal.entries.window import JournalWindow

ZONE = timezone(timedelta(hours=1))
FRAME = Frame(60, 24, date(2026, 11, 21))


def _entry(day: date, nth: int, text: str = "") -> Entry:
    at = datetime(day.year, day.month, day.day, 20 - nth, tzinfo=ZONE)
    return Entry(f"{day:%Y%m%d}{nth}", day, at, "win", text or f"{day} {nth}")


def _months(days: Mapping[date, int]) -> dict[str, tuple[SearchResult, ...]]:
    months: dict[str, list[SearchResult]] = {}
    for day in sorted(days, reverse=True):
        found = [SearchResult(_entry(day, nth)) for nth in range(days[day])]
        months.setdefault(f"{day:%Y-%m}", []).extend(found)
    return {month: tuple(found) for month, found in months.items()}


class Reading:
    """Months that count how often they are read."""

    def __init__(
        self, months: Mapping[str, tuple[SearchResult, ...]], empty: Sequence[str] = ()
    ) -> None:
        self.months = dict(months) | dict.fromkeys(empty, ())
        self.reads: list[str] = []

    @property
    def names(self) -> list[str]:
        return sorted(self.months, reverse=True)

    def read(self, name: str) -> tuple[SearchResult, ...]:
        self.reads.append(name)
        return self.months[name]


def _window(reading: Reading, height: int = 10) -> JournalWindow:
    window = JournalWindow()
    window.update_layout(FRAME, height)
    window.show(reading.read, reading.names, FRAME)
    return window


def _said(window: JournalWindow) -> list[str]:
    return ["".join(run.text for run in row.line) or row.head for _, row in window.shown]


DAYS = {date(2026, 1, 1) + timedelta(days=40 * n): 2 for n in range(-40, 8)}


def test_months_are_read_when_their_rows_are_wanted_and_not_before() -> None:
    reading = Reading(_months(DAYS))
    window = _window(reading)
    assert len(set(reading.reads)) <= 4
    window.select(window.months.last())
    assert len(set(reading.reads)) <= 10


@pytest.mark.parametrize("height", [1, 3, 10, 40])
def test_every_entry_is_walked_down_and_up_and_is_always_in_sight(height: int) -> None:
    reading = Reading(_months(DAYS), empty=["2026-06", "2019-01"])
    window = _window(reading, height)
    ids = [found.entry.id for name in reading.names for found in reading.months[name]]
    walked = []
    for _ in ids:
        assert window.entry is not None
        assert window.lines_of(window.at)
        walked.append(window.entry.id)
        window.step(1)
    assert walked == ids
    for id in reversed(ids):
        assert window.entry is not None
        assert window.entry.id == id
        assert window.lines_of(window.at)
        window.step(-1)


def test_pages_go_from_one_end_to_the_other_and_back() -> None:
    window = _window(Reading(_months(DAYS)))
    first, last = window.months.first(), window.months.last()
    for _ in range(60):
        window.page(1)
    assert window.at == last
    for _ in range(60):
        window.page(-1)
    assert window.at == first


def test_below_the_oldest_entry_no_room_is_left_empty() -> None:
    window = _window(Reading(_months(DAYS)))
    window.select(window.months.last())
    assert len(window.shown) == window.height
    window.scroll(1000)
    assert len(window.shown) == window.height


def test_the_thumb_goes_from_the_top_to_the_end() -> None:
    window = _window(Reading(_months(DAYS)))
    assert window.thumb == 0
    window.select(window.months.last())
    assert window.thumb == window.height - 1
    window.drag(0)
    assert window.thumb == 0


def test_where_all_is_in_sight_there_is_no_thumb() -> None:
    assert _window(Reading(_months({date(2026, 5, 5): 1})), 20).thumb == -1


def test_a_month_that_changed_above_leaves_the_choice_on_its_line() -> None:
    reading = Reading(_months(DAYS))
    window = _window(reading)
    window.step(3)
    entry, line = window.entry, window.line
    newest = reading.names[0]
    more = SearchResult(_entry(reading.months[newest][0].entry.day, 9, "more\nand more"))
    reading.months[newest] = (more, *reading.months[newest])
    window.reload([newest])
    assert window.entry == entry
    assert window.line == line


def test_where_the_chosen_one_is_gone_what_stands_there_is_chosen() -> None:
    reading = Reading(_months({date(2026, 5, 5): 3}))
    window = _window(reading)
    window.step(1)
    kept = reading.months["2026-05"]
    reading.months["2026-05"] = (kept[0], kept[2])
    window.reload(["2026-05"])
    assert window.entry == kept[2].entry


def test_with_the_last_entry_nothing_is_left() -> None:
    reading = Reading(_months({date(2026, 5, 5): 1}))
    window = _window(reading)
    reading.months["2026-05"] = ()
    window.reload(["2026-05"])
    assert (window.entry, window.shown, window.thumb) == (None, [], -1)


@pytest.mark.parametrize(
    ("day", "leads_to"),
    [
        (date(2026, 5, 5), date(2026, 5, 5)),
        (date(2026, 5, 20), date(2026, 5, 5)),
        (date(2026, 12, 1), date(2026, 8, 8)),
        (date(2020, 1, 1), date(2024, 2, 2)),
    ],
)
def test_a_day_leads_to_its_first_entry_or_what_is_before_it(day: date, leads_to: date) -> None:
    days = {date(2026, 8, 8): 2, date(2026, 5, 5): 2, date(2024, 2, 2): 1}
    window = _window(Reading(_months(days)))
    window.go_to(window.months.nearest_to(day))
    assert window.entry is not None
    assert window.entry.day == leads_to


def test_where_one_goes_the_day_stands_above_the_entry() -> None:
    window = _window(Reading(_months({date(2026, 5, 5): 9, date(2025, 5, 5): 3, **DAYS})))
    months = window.months
    first = months.nearest_to(date(2025, 5, 5))
    assert first is not None
    window.go_to(months.move_entries(first, 2))
    assert window.shown[0][1].kind == "day"
    assert window.line == 3


@settings(max_examples=examples(40), deadline=None)
@given(
    st.dictionaries(st.dates(date(2020, 1, 1), date(2026, 11, 21)), st.integers(1, 4), max_size=30),
    st.integers(1, 30),
    st.lists(
        st.sampled_from(["step", "back", "page", "page back", "scroll", "drag", "end"]), max_size=20
    ),
)
def test_whatever_is_done_the_rows_follow_each_other(
    days: dict[date, int], height: int, acts: list[str]
) -> None:
    window = _window(Reading(_months(days)), height)
    moves = {
        "step": lambda: window.step(1),
        "back": lambda: window.step(-1),
        "page": lambda: window.page(1),
        "page back": lambda: window.page(-1),
        "scroll": lambda: window.scroll(5),
        "drag": lambda: window.drag(height // 2),
        "end": lambda: window.select(window.months.last()),
    }
    for act in acts:
        moves[act]()
        places = [place for place, _ in window.shown]
        assert (
            places == [p for p, _ in window.months.rows(places[0], len(places))] if places else True
        )
        assert len(window.shown) <= height
        assert -1 <= window.thumb < height
        if days:
            assert window.entry is not None
        if act in ("step", "back", "end") and days:
            assert window.lines_of(window.at)
    assert all(_said(window)) or any(row.kind == "air" for _, row in window.shown) or not days
