"""Reading and searching all years."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import FakeClock
from tests.notebook.acts import mark, write
from tests.store.boards import make_unreadable, month_file
from tests.store.sealed import encrypt, open_sealed
from tests.thorough import examples
from winsboard.domain.errors import Refusal
from winsboard.domain.journal import entries as journal
from winsboard.domain.journal import metadata
from winsboard.domain.journal.query import Query, match_entry
from winsboard.domain.journal.query_parser import parse_query
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Entry, EntryKind, Mark, Part, mark_id
from winsboard.domain.model.month_days import NO_DAYS
from winsboard.domain.settings import preferences
from winsboard.domain.text.calendar import FIRST_DAY, LAST_DAY
from winsboard.domain.text.date_parser import parse_day
from winsboard.domain.text.folding import fold
from winsboard.notebook.notebook import Notebook
from winsboard.notebook.reading.reader import Reader
from winsboard.notebook.saving.background_writer import BackgroundWriter
from winsboard.store.format import page_json
from winsboard.store.store import Store
from winsboard.words.parse.search_names import search_names

SATURDAY = date(2026, 11, 21)


def written(day: date, text: str, n: int = 1, kind: EntryKind = "win", **more: object) -> Entry:
    at = datetime(day.year, day.month, day.day, 9, n, tzinfo=UTC)
    id = f"{day:%Y%m%d}{n}"
    return Entry(id=id, day=day, at=at, kind=kind, text=text)._replace(**more)  # type: ignore[arg-type]


YEARS = (
    written(date(2019, 3, 2), "Crossed the bridge", tags=("first_time",), starred=True),
    written(date(2024, 2, 29), "Snow on the BRÜCKE", kind="note"),
    written(date(2026, 1, 5), 'He said "bridge" \\ and left', area="home", people=("Inés",)),
    written(date(2026, 10, 31), "A heavy bridge", kind="hard_day"),
    written(date(2026, 11, 20), "", kind="reflection", parts=(Part("And?", "Rain\nand bridge"),)),
    written(SATURDAY, "Made the bed", 1, tags=("hard_day", "Garden")),
    written(SATURDAY, "Low", 2, kind="mood", mood=2),
)


@pytest.fixture
def filled(store: Store, clock: FakeClock) -> Notebook:
    """Entries of eight years, as another process would find them."""
    store.import_documents(YEARS)
    return Notebook(store, clock)


def texts(reader: Reader, typed: str = "", *, newest_first: bool = True) -> list[str]:
    query = parse_query(typed, SATURDAY, search_names(Board()))
    return [
        found.entry.text or found.entry.parts[0].answer
        for month in reader.read(query, newest_first=newest_first)
        for found in month.found
    ]


EVERYTHING = [
    "Made the bed",
    "Rain\nand bridge",
    "A heavy bridge",
    'He said "bridge" \\ and left',
    "Snow on the BRÜCKE",
    "Crossed the bridge",
]


def test_everything_is_read_newest_first_or_oldest_first(filled: Notebook) -> None:
    assert texts(filled.reader()) == EVERYTHING
    assert texts(filled.reader(), newest_first=False) == EVERYTHING[::-1]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("bridge", [1, 2, 3, 5]),
        ("brucke", [4]),
        ('"and bridge"', [1]),
        ('"the bridge"', [5]),
        ("BRIDGE crossed", [5]),
        ("\\ said", [3]),
        ("ines", [3]),
        ("person:ine", [3]),
        ("area:home", [3]),
        ("kind:note", [4]),
        ("tag:first", [5]),
        ("tag:gard", [0]),
        ("is:starred", [5]),
        ("is:first", [5]),
        ("is:hard", [0, 2]),
        ("on:2024", [4]),
        ("from:2026 to:2026-10", [2, 3]),
        ("win", []),
        ("_made", []),
        ("nowhere", []),
    ],
)
@pytest.mark.parametrize("in_memory", [False, True], ids=["disk", "memory"])
def test_a_search_finds_the_same_on_disk_and_in_memory(
    filled: Notebook, typed: str, found: list[int], in_memory: bool
) -> None:
    if in_memory:
        for entry in YEARS:
            filled.load_days(entry.day, entry.day)
    assert texts(filled.reader(), typed) == [EVERYTHING[n] for n in found]


def test_a_search_can_be_left_at_any_month(filled: Notebook) -> None:
    reading = filled.reader().read(Query(words=("bridge",)))
    assert next(reading).month == "2026-11"
    assert next(reading).month == "2026-10"


def test_reading_keeps_no_page_in_memory(filled: Notebook) -> None:
    pages = set(filled.board.pages)
    texts(filled.reader())
    assert filled.board.pages.keys() == pages


def test_moods_are_found_where_they_have_a_place(filled: Notebook) -> None:
    assert "Low" not in texts(filled.reader())
    settings = filled.board.settings
    edit = preferences.change(settings, settings._replace(mood=True), filled.edit_context())
    assert edit is not None
    filled.commit(edit)
    assert texts(filled.reader())[0] == "Low"
    assert filled.reader().outline()[0].entries == {date(2026, 11, 20): 1, SATURDAY: 2}


def test_what_is_not_on_disk_yet_is_found_too(open_board: Callable[[], Notebook]) -> None:
    board = open_board()
    write(board, "Found a heron")
    assert texts(board.reader(), "heron") == ["Found a heron"]
    assert board.reader().outline()[0].total == 1
    edit = journal.remove(board.board.entries(board.today)[0], board.edit_context())
    board.commit(edit)
    assert texts(board.reader(), "heron") == []
    assert board.reader().outline() == ()


def test_what_another_program_writes_is_found(
    filled: Notebook, open_again: Callable[[], Notebook]
) -> None:
    reader = filled.reader()
    assert reader.outline()[0].total == 2
    other = open_again()
    other.commit(journal.write("win", "A heron", date(2026, 9, 9), other.edit_context()))
    assert texts(reader, "heron") == ["A heron"]
    assert [m.month for m in reader.outline()][:3] == ["2026-11", "2026-10", "2026-09"]


def test_the_outline_tells_which_days_have_words(filled: Notebook) -> None:
    outline = filled.reader().outline()
    assert [m.month for m in outline] == [
        "2026-11", "2026-10", "2026-01", "2024-02", "2019-03",
    ]  # fmt: skip
    assert outline[0].entries == {date(2026, 11, 20): 1, SATURDAY: 1}
    assert outline == filled.reader().outline()


def test_a_month_that_others_have_touched_is_read_all_the_same(
    filled: Notebook, tmp_path: Path
) -> None:
    path = month_file(tmp_path, "2024-02")
    tables = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps(tables, indent=2), encoding="utf-8")
    assert texts(filled.reader(), "brücke") == ["Snow on the BRÜCKE"]
    assert filled.reader().unreadable_months == ()


def damaged(raw: bytes) -> Iterator[bytes]:
    yield raw[: len(raw) // 2]
    yield b""
    # Of the same size, so that only parsing shows the damage.
    yield raw.replace(b'"kind":"note"', b'"kind"\x00"note"')


@pytest.mark.parametrize("how", range(3))
def test_a_damaged_month_stops_no_search(
    tmp_path: Path, open_again: Callable[[], Notebook], filled: Notebook, how: int
) -> None:
    path = month_file(tmp_path, "2024-02")
    path.write_bytes(list(damaged(path.read_bytes()))[how])
    read = texts(open_again().reader())
    assert [t for t in read if "BRÜCKE" not in t] == [t for t in EVERYTHING if "BRÜCKE" not in t]


def test_a_month_that_can_not_be_read_is_passed_over_and_told(
    tmp_path: Path, open_again: Callable[[], Notebook], filled: Notebook
) -> None:
    make_unreadable(month_file(tmp_path, "2024-02"))
    reader = open_again().reader()
    assert texts(reader) == [t for t in EVERYTHING if "BRÜCKE" not in t]
    (told,) = reader.unreadable_months
    assert "2024-02.json" in told
    assert "BRÜCKE" not in told
    assert reader.days(date(2024, 2, 1), date(2024, 2, 29)) == (NO_DAYS,)


def test_a_move_that_was_cut_short_shows_an_entry_once(
    filled: Notebook, tmp_path: Path, open_again: Callable[[], Notebook]
) -> None:
    entry = YEARS[2]
    before = month_file(tmp_path, "2026-01").read_bytes()
    filled.load_days(entry.day, entry.day)
    edit = metadata.move(entry, date(2026, 2, 3), filled.edit_context(), boundary=240)
    assert edit is not None
    filled.commit(edit)
    month_file(tmp_path, "2026-01").write_bytes(before)
    assert texts(open_again().reader(), "said") == [entry.text]


def test_links_are_followed_both_ways_over_the_years(
    filled: Notebook, open_again: Callable[[], Notebook]
) -> None:
    porch, walk, bed = YEARS[0], YEARS[2], YEARS[5]
    for to in (bed, walk):
        found = open_again()
        found.load_days(porch.day, porch.day)
        now = found.board.find(porch)
        assert now is not None
        edit = metadata.link(now, to, found.edit_context())
        assert edit is not None
        found.commit(edit)
    reader = open_again().reader()
    linked = reader.find(porch.id)
    assert linked is not None
    assert reader.led_to(linked) == (walk, bed)
    assert reader.came_from(walk) == reader.came_from(bed) == (linked,)
    assert reader.came_from(porch) == reader.led_to(walk) == ()
    assert reader.find("77") is None


def test_a_link_to_what_was_removed_leads_nowhere(filled: Notebook) -> None:
    loose = YEARS[0]._replace(led_to=("77",))
    assert filled.reader().led_to(loose) == ()


def test_tags_and_people_are_counted(filled: Notebook) -> None:
    reader = filled.reader()
    assert reader.tags() == {"first_time": 1, "hard_day": 1, "Garden": 1}
    assert reader.people() == {"Inés": 1}


def test_the_days_of_a_month_are_the_same_read_fast_or_as_documents(
    notebook: Notebook, open_again: Callable[[], Notebook]
) -> None:
    write(notebook, 'says "day":"2026-01-01" and "kind":"win" and "state":"done"')
    mark(notebook, "some")
    notebook.commit(journal.write("note", "Rain", date(2026, 11, 2), notebook.edit_context()))
    in_memory = notebook.reader().days(date(2026, 10, 5), SATURDAY)
    fresh = open_again()
    fresh.release(())
    on_disk = fresh.reader().days(date(2026, 10, 5), SATURDAY)
    assert in_memory == on_disk
    habit = notebook.board.habits[0].id
    (october, november) = on_disk
    assert october.recorded == frozenset()
    assert november.states == {habit: {SATURDAY: "some"}}
    assert november.wins == {SATURDAY: 2}
    assert november.recorded == {SATURDAY, date(2026, 11, 2)}


def test_the_days_of_a_month_with_what_only_a_newer_winsboard_knows(
    tmp_path: Path, filled: Notebook, open_again: Callable[[], Notebook]
) -> None:
    path = month_file(tmp_path, "2024-02")
    tables = json.loads(path.read_text(encoding="utf-8"))
    tables["entries"]["99"] = {"day": "2024-02-03", "at": "2024-02-03T09:00:00Z", "kind": "dream"}
    tables["marks"] = {"98": {"day": "2024-02-04", "habit": "5", "state": "dreamt"}}
    path.write_text(json.dumps(tables), encoding="utf-8")
    (february,) = open_again().reader().days(date(2024, 2, 1), date(2024, 2, 29))
    assert february.recorded == {date(2024, 2, 29)}


LETTERS = st.text(alphabet='aeéB"\\ \n,{}:ü', min_size=1, max_size=12)


@settings(max_examples=examples(25), deadline=None)
@given(st.lists(LETTERS, min_size=1, max_size=6), LETTERS)
def test_a_search_finds_what_reading_everything_finds(
    tmp_path_factory: pytest.TempPathFactory, said: list[str], looked_for: str
) -> None:
    root = tmp_path_factory.mktemp("board")
    clock = FakeClock()
    days = [SATURDAY - timedelta(days=20 * n) for n in range(len(said))]
    store = Store(root / "data", root / "state", clock)
    store.import_documents(written(day, text) for day, text in zip(days, said, strict=True))
    query = Query(words=tuple(filter(None, [" ".join(fold(looked_for).split())])))
    expected = [text for text in said if match_entry(written(SATURDAY, text), query)]
    reading = Notebook(store, clock).reader().read(query)
    assert [found.entry.text for month in reading for found in month.found] == expected


def test_a_sealed_board_is_searched_like_any_other(
    filled: Notebook, tmp_path: Path, clock: FakeClock
) -> None:
    plain = filled.reader().outline()
    encrypt(tmp_path)
    sealed = Notebook(open_sealed(tmp_path, clock), clock).reader()
    assert texts(sealed, "brücke") == ["Snow on the BRÜCKE"]
    assert texts(sealed) == EVERYTHING
    assert sealed.outline() == plain
    assert sealed.unreadable_months == ()


def test_another_thread_reads_while_the_board_is_written(
    open_board: Callable[[], Notebook],
) -> None:
    board = open_board()
    reader = board.reader()

    def read() -> int:
        reader.outline()
        reader.days(SATURDAY - timedelta(days=400), SATURDAY)
        return sum(len(month.found) for month in reader.read(Query(words=("heron",))))

    with ThreadPoolExecutor(2) as pool:
        counts = []
        for n in range(20):
            write(board, f"Heron {n}")
            counts += [pool.submit(read), pool.submit(read)]
        seen = [count.result() for count in counts]
    assert all(0 <= count <= 20 for count in seen)
    assert read() == 20
    assert reader.unreadable_months == ()


def test_years_of_marks_give_their_days(store: Store, clock: FakeClock) -> None:
    days = [SATURDAY - timedelta(days=n) for n in range(400)]
    store.import_documents(Mark(mark_id("5", day), "5", day, "done") for day in days)
    notebook = Notebook(store, clock, BackgroundWriter(store))
    try:
        months = notebook.reader().days(days[-1], days[0])
        assert sum(len(month.states["5"]) for month in months) == 400
    finally:
        notebook.close()


EDGES = (
    *(date(year, month, day) for year in (1, 999, 1850, 1899) for month, day in ((1, 1), (12, 31))),
    *(date(1900, 1, 1), date(1900, 2, 28), date(1969, 7, 20), date(2106, 2, 7), date(9998, 12, 31)),
    *(date(9999, 1, 1), date(9999, 12, 31)),
)


@pytest.mark.parametrize("by_hand", [True, False], ids=["by hand", "as winsboard writes"])
def test_every_day_is_counted_shown_and_found_or_none_of_it(
    store: Store, clock: FakeClock, tmp_path: Path, by_hand: bool
) -> None:
    """An older version or an editor may have written days that no form accepts."""
    months = tmp_path / "data" / "months"
    months.mkdir(parents=True)
    pages: dict[str, dict[str, dict[str, object]]] = {}
    for number, day in enumerate(EDGES):
        fields = {"kind": "win", "at": f"{day}T09:00:00+00:00", "text": f"bridge {day}"}
        entries_there = pages.setdefault(day.isoformat()[:7], {})
        entries_there[str(5000 + number)] = {**fields, "day": day.isoformat(), "_made": 7 + number}
    for page, rows in pages.items():
        raw = page_json.serialize(page, {"entries": rows}, {}, {}).raw
        if by_hand:
            raw = raw.replace(b'{"_made"', b'{ "_made"')
        (months / f"{page}.json").write_bytes(raw)
    reader = Notebook(store, clock).reader()
    shown = {found.entry.day for read in reader.read() for found in read.found}
    query = parse_query("bridge", SATURDAY, search_names(Board()))
    assert {found.entry.day for read in reader.read(query) for found in read.found} == shown
    assert {day for outline in reader.outline() for day in outline.entries} == shown
    counted = [d for first in EDGES for days in reader.days(first, first) for d in days.recorded]
    assert {*counted} == shown == {day for day in EDGES if 1900 <= day.year <= 9998}
    assert sum(store.wins().values()) == len(shown)


@given(st.dates())
@settings(max_examples=examples(200))
def test_a_form_takes_the_days_a_file_may_have(day: date) -> None:
    typed = day.isoformat()
    if FIRST_DAY <= day <= LAST_DAY:
        assert parse_day(typed, SATURDAY) == day
    else:
        with pytest.raises(Refusal) as no:
            parse_day(typed, SATURDAY)
        assert no.value.reason in ("day.early", "day.late")
