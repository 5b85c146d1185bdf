"""The progress views, which read only the months they need."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.conftest import FakeClock
from tests.domain.progress.board import BED, KNOWN, TODAY, on, ticked, wrote
from winsboard.domain.journal import entries
from winsboard.domain.model.documents import Document, Settings
from winsboard.notebook.notebook import Notebook
from winsboard.notebook.views.progress import Progress, Superseded
from winsboard.store.queries.lookup import Lookup
from winsboard.store.store import Store

EARLY: list[Document] = [
    wrote(date(2019, 5, 5), "Long ago"),
    *ticked(BED, [date(2026, 1, 3), date(2026, 1, 9)]),
]


@pytest.fixture
def notebook(store: Store, clock: FakeClock) -> Notebook:
    known = [document for page in KNOWN.pages.values() for document in page.values()]
    store.import_documents([*known, *EARLY, Settings(mood=True)])
    return Notebook(store, clock)


@pytest.fixture
def progress(notebook: Notebook) -> Progress:
    return Progress(notebook.reader(), notebook.board, notebook.today)


def test_a_month_is_read_whether_it_is_in_memory_or_not(
    notebook: Notebook, progress: Progress
) -> None:
    on_disk = progress.month(TODAY)
    assert on_disk.wins == 11
    notebook.load_days(TODAY, TODAY)
    assert Progress(notebook.reader(), notebook.board, TODAY).month(TODAY) == on_disk


def test_the_years_there_are(progress: Progress) -> None:
    assert progress.first_day().year == 2019
    both = progress.years([2026, 2019])
    assert [view.wins for view in both] == [13, 1]
    assert both[0].scale == both[1].scale
    (bed,) = progress.years([2026], BED)
    assert bed.win_days == 6


def test_what_a_clock_ahead_has_kept_does_not_stretch_what_is_looked_at(
    store: Store, clock: FakeClock
) -> None:
    notebook = Notebook(store, clock)
    today = clock.now().date()
    for days, expected in ((1, 1), (80 * 365, 1)):
        later = today + timedelta(days=days)
        context = notebook.edit_context()._replace(today=later)
        notebook.commit(entries.write("win", "a win", later, context))
        progress = Progress(notebook.reader(), notebook.board, today)
        assert progress.last_day() == today + timedelta(days=expected)


def test_the_years_of_an_empty_board_are_this_one(store: Store, clock: FakeClock) -> None:
    notebook = Notebook(store, clock)
    empty = Progress(notebook.reader(), notebook.board, notebook.today)
    assert empty.first_day() == notebook.today
    assert empty.habits() == ()


def test_a_habit_has_its_start_read_too(progress: Progress) -> None:
    bed = progress.habit(BED)
    assert bed == progress.habits()[0]
    assert bed.start is not None
    assert (bed.start.first, bed.start.done, bed.lately.done) == (BED.began_on, 2, 4)


def test_patterns_and_moods_of_a_span(progress: Progress) -> None:
    assert progress.patterns(on(1), TODAY).wins == 11
    assert progress.patterns(date(2019, 1, 1), TODAY).wins == 14
    band, beside = progress.mood(TODAY - timedelta(days=6), TODAY)
    assert [day.moods for day in band] == [()] * 7
    assert beside == ()


def test_a_page_of_the_album(progress: Progress, notebook: Notebook) -> None:
    page = progress.album_page(date(2019, 5, 31))
    assert (page.month, page.wins) == (date(2019, 5, 1), 1)
    assert [entry.text for entry in page.written] == ["Long ago"]
    assert {m: c.wins for m, c in notebook.counts_by_month().items() if c.wins} == {
        "2019-05": 1,
        "2026-01": 2,
        "2026-11": 11,
    }


def test_a_reading_that_is_outrun_ends_at_the_next_month(notebook: Notebook) -> None:
    asked = []

    def is_outrun() -> bool:
        asked.append(1)
        return len(asked) > 3

    progress = Progress(notebook.reader(), notebook.board, TODAY, is_outrun)
    with pytest.raises(Superseded):
        progress.years([2026, 2019])
    assert len(asked) == 4
    with pytest.raises(Superseded):
        progress.patterns(date(2019, 1, 1), TODAY)


def test_the_disk_is_not_looked_through_before_it_is_needed(
    notebook: Notebook, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, looked = store.lookup, []

    def lookup() -> Lookup:
        looked.append(1)
        return real()

    notebook.commit(
        entries.write("win", "Sang", TODAY - timedelta(days=31), notebook.edit_context())
    )
    monkeypatch.setattr(store, "lookup", lookup)
    notebook.load_days(TODAY, TODAY)
    reader = notebook.reader()
    assert Progress(reader, notebook.board, TODAY).month(TODAY).wins == 11
    assert looked == []
    assert reader.months()
    assert reader.months()
    assert looked == [1]


def test_another_state_of_a_month_has_another_version(notebook: Notebook, store: Store) -> None:
    reader = notebook.reader()
    before = reader.versions(date(2019, 4, 1), date(2019, 6, 1))
    assert before[0] is before[2] is None
    assert reader.versions(date(2019, 4, 1), date(2019, 6, 1)) == before
    notebook.commit(entries.write("win", "More", date(2019, 5, 6), notebook.edit_context()))
    assert reader.versions(date(2019, 4, 1), date(2019, 6, 1)) != before
