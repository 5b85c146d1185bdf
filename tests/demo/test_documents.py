from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from tests.conftest import SATURDAY_MORNING, FakeClock
from tests.thorough import THOROUGH
from winsboard.demo.documents import generate_documents
from winsboard.demo.folder import Throwaway, fill, is_empty
from winsboard.domain.habits.habits import validated
from winsboard.domain.journal import entries
from winsboard.domain.model.documents import (
    ENTRY_KINDS,
    Document,
    Entry,
    Habit,
    Mark,
    Rest,
    Settings,
    month_of,
)
from winsboard.domain.text.calendar import day_of
from winsboard.domain.text.sanitize import sanitized as checked_text
from winsboard.notebook.notebook import Notebook
from winsboard.store.store import Store
from winsboard.words.catalog.areas import shipped_areas
from winsboard.words.catalog.habits import win_tags

EVENING = SATURDAY_MORNING.replace(hour=18)
TODAY = EVENING.date()

AREAS = {area.of for area in shipped_areas()}


@pytest.fixture(scope="module")
def year() -> Sequence[Document]:
    return list(generate_documents(EVENING, TODAY, 1, 1))


def habits_in(life: Sequence[Document]) -> list[Habit]:
    return [d for d in life if isinstance(d, Habit)]


def marks_in(life: Sequence[Document]) -> list[Mark]:
    return [d for d in life if isinstance(d, Mark)]


def entries_in(life: Sequence[Document]) -> list[Entry]:
    return [d for d in life if isinstance(d, Entry)]


def days_of(life: Sequence[Document]) -> set[date]:
    return {m.day for m in marks_in(life)} | {e.day for e in entries_in(life)}


def test_the_same_day_and_seed_give_the_same_life(year: Sequence[Document]) -> None:
    assert list(generate_documents(EVENING, TODAY, 1, 1)) == year


def test_another_seed_gives_another_life(year: Sequence[Document]) -> None:
    assert list(generate_documents(EVENING, TODAY, 1, 2)) != year


def test_a_later_hour_of_the_evening_changes_nothing(year: Sequence[Document]) -> None:
    assert list(generate_documents(EVENING + timedelta(hours=3), TODAY, 1, 1)) == year


def test_every_document_has_an_id_of_its_own(year: Sequence[Document]) -> None:
    ids = Counter((type(d), d.id) for d in year)
    assert set(ids.values()) == {1}
    assert all(d.id.isdecimal() for d in year)


def test_everything_could_have_been_typed_into_the_board(year: Sequence[Document]) -> None:
    for habit in habits_in(year):
        assert validated(habit) == habit
        assert habit.area in AREAS
    for entry in entries_in(year):
        assert not entry.text or checked_text(entry.text) == entry.text
        assert entry.area in {"", *AREAS}
        assert set(entry.tags) <= win_tags().keys()


def test_it_spans_the_year_and_ends_today(year: Sequence[Document]) -> None:
    days = days_of(year)
    assert max(days) == TODAY
    assert min(days) - (TODAY - timedelta(days=364)) < timedelta(days=7)


def test_nothing_is_written_after_its_day(year: Sequence[Document]) -> None:
    for entry in entries_in(year):
        assert day_of(entry.at, Settings().day_boundary) == entry.day
        assert entry.at <= EVENING


def test_a_day_that_is_still_young_holds_nothing_from_later(year: Sequence[Document]) -> None:
    early = SATURDAY_MORNING.replace(hour=6)
    morning = entries_in(list(generate_documents(early, TODAY, 1, 1)))
    assert all(entry.at <= early for entry in morning)
    assert [e.text for e in morning] == [e.text for e in entries_in(year)]


def test_today_has_two_wins_and_a_note_and_is_half_done(year: Sequence[Document]) -> None:
    today = [e for e in entries_in(year) if e.day == TODAY]
    assert [e.kind for e in today] == ["win", "win", "note"]
    marked = {m.habit for m in marks_in(year) if m.day == TODAY}
    assert 0 < len(marked) < len([h for h in habits_in(year) if h.archived_on is None])


def test_the_habits_are_those_of_the_first_screen(year: Sequence[Document]) -> None:
    labels = [h.label for h in habits_in(year) if h.archived_on is None]
    assert labels[:6] == [
        "Made the bed",
        "Got dressed",
        "Took a breathing break",
        "Answered a harsh thought",
        "Told someone",
        "Arm practice",
    ]
    counted = next(h for h in habits_in(year) if h.label == "Arm practice")
    assert (counted.kind, counted.aim, bool(counted.unit)) == ("count", 12, True)


def test_it_reads_like_a_life(year: Sequence[Document]) -> None:
    entries, marks = entries_in(year), marks_in(year)
    texts = [e.text for e in entries if e.text and e.kind in ("win", "note")]
    assert len(set(texts)) > 0.55 * len(texts)
    # A letter and a rehearsal are for the person who writes them, the last four for a family.
    left_out = {"letter", "rehearsal", "noticed", "proud", "said", "invited"}
    assert {e.kind for e in entries} == set(ENTRY_KINDS) - left_out
    assert all(e.parts for e in entries if e.kind == "reflection")
    assert {m.state for m in marks} == {"done", "some", "rest"}
    assert any(m.value is not None for m in marks)
    assert sum("hard_day" in e.tags for e in entries) > 5
    assert any(h.archived_on for h in habits_in(year))
    assert len({e.area for e in entries}) > 8


def test_some_days_are_empty_and_some_weeks_too() -> None:
    life = list(generate_documents(EVENING, TODAY, 3, 1))
    days = sorted(days_of(life))
    gaps = [(later - day).days for day, later in itertools.pairwise(days)]
    assert max(gaps) > 7
    assert gaps.count(2) > 10


def test_there_are_people_cards_and_lines_of_ones_own(year: Sequence[Document]) -> None:
    kinds = {type(d).__name__ for d in year}
    assert kinds >= {"Person", "Skill", "Affirmation", "Ritual", "Prompt", "Flow"}


def test_a_rest_is_a_time_without_any_record() -> None:
    life = list(generate_documents(EVENING, TODAY, 3, 1))
    days, rests = days_of(life), [d for d in life if isinstance(d, Rest)]
    assert rests
    for rest in rests:
        assert rest.last is not None
        assert not [day for day in days if rest.first <= day <= rest.last]


def test_hard_days_are_noted_with_low_moods(year: Sequence[Document]) -> None:
    moods = {e.day: e.mood for e in entries_in(year) if e.kind == "mood"}
    hard = {e.day for e in entries_in(year) if e.kind == "hard_day"}
    assert len(moods) > 100
    on_hard = [m for day, m in moods.items() if day in hard and m]
    others = [m for day, m in moods.items() if day not in hard and m]
    assert sum(on_hard) / len(on_hard) < sum(others) / len(others) - 0.8


def test_a_mark_belongs_to_a_habit_of_its_time(year: Sequence[Document]) -> None:
    habits = {h.id: h for h in habits_in(year)}
    for mark in marks_in(year):
        habit = habits[mark.habit]
        assert habit.began_on <= mark.day
        assert habit.archived_on is None or mark.day < habit.archived_on


def test_a_filled_folder_holds_the_whole_life(tmp_path: Path, clock: FakeClock) -> None:
    store = Store(tmp_path / "data", tmp_path / "state", clock)
    fill(store, clock, 2, 3)
    now = clock.now()
    life = list(generate_documents(now, day_of(now, Settings().day_boundary), 2, 3))
    read = [d for name in ("library", *store.months()) for d in store.page(name).values()]
    assert sorted(map(repr, read)) == sorted(map(repr, life))
    assert store.months()[0] == month_of(date(2024, 11, 22))


def test_many_years_hold_as_many_years() -> None:
    years = 30 if THOROUGH else 8
    life = list(generate_documents(EVENING, TODAY, years, 1))
    assert len(entries_in(life)) > 500 * years
    assert min(e.day for e in entries_in(life)) < date(2027 - years, 1, 1)


def test_a_throwaway_folder_is_private_and_gone_afterwards() -> None:
    with Throwaway() as folder:
        home = folder.home
        assert home.stat().st_mode & 0o777 == 0o700
        (home / "data").mkdir()
        (home / "data" / "library.json").write_text("{}")
    assert not home.exists()


def test_a_folder_is_empty_or_not(tmp_path: Path) -> None:
    assert is_empty(tmp_path / "nothing")
    (tmp_path / "folder").mkdir()
    assert is_empty(tmp_path / "folder")
    (tmp_path / "folder" / "file").touch()
    assert not is_empty(tmp_path / "folder")
    assert not is_empty(tmp_path / "folder" / "file")


def test_moments_are_aware(year: Sequence[Document]) -> None:
    assert all(isinstance(e.at, datetime) and e.at.tzinfo for e in entries_in(year))


def test_a_life_that_began_before_1970_is_read_and_changed_like_any_other(tmp_path: Path) -> None:
    """A board of sixty years: its first ids were negative, and the store took them for damage."""
    clock = FakeClock(EVENING.replace(year=1970))
    fill(Store(tmp_path / "data", tmp_path / "state", clock), clock)
    notebook = Notebook(Store(tmp_path / "data", tmp_path / "state", clock), clock)
    notebook.load_days(notebook.today, notebook.today)
    habits = notebook.board.habits
    notebook.commit(entries.write("win", "Made the bed.", notebook.today, notebook.edit_context()))
    assert habits
    assert notebook.board.habits == habits
    assert notebook.notices() == ()
    assert not (tmp_path / "state" / "quarantine").exists()
