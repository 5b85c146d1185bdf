"""Repeated names in a valid file: a JSON parser keeps the last, a board keeps both."""

from __future__ import annotations

import itertools
import json
import re
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import FakeClock
from tests.store.boards import BED, MONTH, WALK, add, library, month_file, open_store
from tests.thorough import examples
from winsboard.store.codec.erasure_markers import ERASURE_MARKERS
from winsboard.store.format import page_json
from winsboard.store.format.json_text import parse_with_repeats
from winsboard.store.merge.documents import merge_documents
from winsboard.store.merge.duplicates import without_repeats
from winsboard.store.merge.pages import merge_pages
from winsboard.store.page_io import parser

Pairs: TypeAlias = list[tuple[str, Any]]
"""A JSON object in which names may be repeated."""
WORDS = [f"words {n}" for n in range(40)]


def text_of(value: Any, end: str = "") -> str:
    """The JSON of lists of pairs (objects), tuples (arrays) and other values."""
    if isinstance(value, list):
        inner = ("," + end).join(f"{json.dumps(name)}:{text_of(item, end)}" for name, item in value)
        return "{" + end + inner + end + "}"
    if isinstance(value, tuple):
        return "[" + ",".join(text_of(item) for item in value) + "]"
    return json.dumps(value)


@st.composite
def pages(draw: st.DrawFn) -> tuple[str, frozenset[str]]:
    """A month written by another program, with repeated tables, ids and fields."""
    words = iter(WORDS)
    written = set()

    def word() -> str:
        written.add(new := next(words))
        return new

    def entry() -> Pairs:
        fields: Pairs = [("kind", "reflection"), ("day", "2026-11-20")]
        fields += [("at", "2026-11-20T08:00:00+00:00")]
        fields += [("text", word()) for _ in range(draw(st.integers(0, 3)))]
        parts = tuple(
            [("question", "Q"), *[("answer", word()) for _ in range(draw(st.integers(1, 2)))]]
            for _ in range(draw(st.integers(1, 2)))
        )
        fields.append(("parts", parts))
        if draw(st.booleans()):
            fields.append(("_made", 7))
        return draw(st.permutations(fields)) if draw(st.booleans()) else fields

    ids = st.sampled_from(["11", "12", "13"])
    tables: Pairs = [("_meta", [("1", [("app", "winsboard"), ("page", MONTH), ("schema", 1)])])]
    for _ in range(draw(st.integers(1, 3))):
        rows = [(draw(ids), entry()) for _ in range(draw(st.integers(0, 3)))]
        tables.append(("entries", rows))
    tables = draw(st.permutations(tables))
    text = text_of(tables, draw(st.sampled_from(["", "\n"])))
    if draw(st.booleans()):
        text = text.replace('"entries"', '"\\u0065ntries"', 1)
    return text, frozenset(written)


def words_of(page: object) -> set[str]:
    return {word for word in WORDS if f"'{word}'" in repr(page)}


@given(pages())
@settings(max_examples=examples(60))
def test_every_word_below_whatever_stands_twice_is_there(page: tuple[str, frozenset[str]]) -> None:
    text, words = page
    found = parser.parse(MONTH, text.encode())
    assert words_of(found) == words
    assert parser.parse(MONTH, text.encode()) == found
    again = parser.parse(MONTH, page_json.serialize(MONTH, found, found, {}).raw)
    assert again.get("entries", {}) == found["entries"]


TWICE = {
    "the heading": '"entries":{"11":A},"entries":{"12":B}',
    "the heading, escaped": '"entries":{"11":A},"\\u0065ntries":{"12":B}',
    "the heading, around another": '"entries":{"11":A},"marks":{},"entries":{"12":B}',
    "the heading and the id": '"entries":{"11":A},"entries":{"11":B}',
    "the heading, once empty": '"entries":{"11":A,"12":B},"entries":{}',
    "the id": '"entries":{"11":A,"11":B}',
    "the id of three": '"entries":{"11":A,"11":{"kind":"win"},"11":B}',
    "a field": '"entries":{"11":{KEPT,"text":"one of A","text":"one of B"}}',
    "a field in a part": '"entries":{"11":{KEPT,"parts":[{"answer":"one of A","question":"Q",'
    '"answer":"one of B"}]}}',
    "parts": '"entries":{"11":{KEPT,"parts":[{"answer":"one of A","question":"Q"}],'
    '"parts":[{"answer":"one of B","question":"Q"}]}}',
}


SAME_ID = re.compile(r"id|field|^parts").search
"""Repeated parts of one document; repeating others loses nothing."""


def page_with(tables: str, made: str) -> str:
    kept = '"kind":"reflection","day":"2026-11-20","at":"2026-11-20T08:00:00+00:00"' + made
    for name in "AB":
        tables = tables.replace(f":{name}", f':{{{kept},"text":"one of {name}"}}')
    meta = '"_meta":{"1":{"app":"winsboard","page":"2026-11","schema":1}}'
    return "{" + meta + "," + tables.replace("KEPT", kept) + "}"


@pytest.mark.parametrize("made", ["", ',"_made":7'], ids=["by hand", "made"])
@pytest.mark.parametrize("twice", TWICE)
def test_without_a_copy_both_are_shown_and_stay_with_the_next_write(
    tmp_path: Path, clock: FakeClock, twice: str, made: str
) -> None:
    raw = page_with(TWICE[twice], made).encode()
    folders = [tmp_path / name for name in ("one", "another")]
    pages = []
    for folder in folders:
        month_file(folder).parent.mkdir(parents=True)
        month_file(folder).write_bytes(raw)
        store = open_store(folder, clock)
        shown = store.page(MONTH)
        assert all(f"one of {name}" in repr(shown) for name in "AB")
        add(store, clock, WALK)
        again = open_store(folder, clock).page(MONTH)
        assert {key: again[key] for key in shown} == shown
        aside = list((folder / "state").glob("quarantine/*"))
        assert [path.read_bytes() for path in aside] == ([raw] if SAME_ID(twice) else [])
        pages.append(set(shown))
    assert pages[0] == pages[1]


@pytest.mark.parametrize("made", ["", ',"_made":7'], ids=["by hand", "made"])
@pytest.mark.parametrize("twice", TWICE)
def test_a_copy_beside_a_page_brings_both(
    tmp_path: Path, clock: FakeClock, twice: str, made: str
) -> None:
    store = open_store(tmp_path, clock)
    add(store, clock, WALK)
    copy = month_file(tmp_path).with_name("2026-11.sync-conflict-1.json")
    copy.write_bytes(page_with(TWICE[twice], made).encode())
    store.merge_incoming([MONTH])
    page = repr(open_store(tmp_path, clock).page(MONTH))
    assert all(f"one of {name}" in page for name in "AB")


@pytest.mark.parametrize("twice", ["text", "heading", "row"])
def test_what_an_editor_doubles_in_a_page_of_ours_is_there_twice(
    tmp_path: Path, clock: FakeClock, twice: str
) -> None:
    add(open_store(tmp_path, clock), clock, WALK)
    path = month_file(tmp_path)
    raw = path.read_text()
    line = next(line for line in raw.split("\n") if line.startswith(f'"{WALK.id}":{{'))
    other = line.replace(WALK.text, "By hand")
    edited = {
        "text": line.removesuffix("}") + ',"text":"By hand"}',
        "row": f"{line},\n{other}",
        "heading": f'{line}\n}},\n"entries":{{\n{other}',
    }[twice]
    path.write_text(raw.replace(line, edited))
    for _ in range(2):
        page = open_store(tmp_path, clock).page(MONTH)
        texts = {getattr(document, "text", "") for document in page.values()}
        assert texts == {WALK.text, "By hand"}
        assert page[type(WALK), WALK.id] == WALK


def test_of_two_marks_of_a_day_one_stays_and_the_file_is_kept(
    tmp_path: Path, clock: FakeClock
) -> None:
    rows = '"marks":{"5":{MARK,"state":"done"}},"marks":{"5":{MARK,"state":"rest"}}'
    raw = page_with(rows.replace("MARK", '"habit":"1001","day":"2026-11-20"'), "").encode()
    month_file(tmp_path).parent.mkdir(parents=True)
    month_file(tmp_path).write_bytes(raw)
    open_store(tmp_path, clock).page(MONTH)
    (aside,) = (tmp_path / "state" / "quarantine").iterdir()
    assert aside.read_bytes() == raw


def test_both_habits_of_a_library_are_there(tmp_path: Path, clock: FakeClock) -> None:
    add(open_store(tmp_path, clock), clock, BED)
    raw = library(tmp_path).read_text()
    again = raw.replace('"habits":{', '"habits":{"7":{"label":"Swim","position":3.0}},"habits":{')
    other = tmp_path / "other"
    library(other).parent.mkdir(parents=True)
    library(other).write_text(again)
    labels = {getattr(d, "label", "") for d in open_store(other, clock).page("library").values()}
    assert labels == {BED.label, "Swim"}


ERASED: list[dict[str, Any]] = [
    {"table": "entries", "_made": 30},
    {"table": "entries", "_made": 20, "seen": [1, 2]},
    {"table": "entries", "_made": 40, "seen": [2, 3], "kept": [3]},
    {"table": "entries", "_made": 50, "seen": [4], "past": True},
]


@pytest.mark.parametrize(("one", "other"), [*itertools.permutations(ERASED, 2)])
def test_what_was_erased_on_two_machines_is_one_row_however_it_is_merged(
    one: dict[str, Any], other: dict[str, Any]
) -> None:
    rows = ",".join(f'"2001":{json.dumps(row)}' for row in (one, other))
    tables, _ = parse_with_repeats(f'{{"let_go":{{{rows}}}}}'.encode())
    read = without_repeats(MONTH, tables)
    pages = [{ERASURE_MARKERS: {"2001": row}} for row in (one, other)]
    merged = merge_pages(*pages)
    assert read == merged
    # A board can hold a row that an earlier winsboard has merged as a document.
    before = {ERASURE_MARKERS: {"2001": merge_documents(ERASURE_MARKERS, one, other)}}
    ends = [merge_pages(merged, before), merge_pages(before, merged), merge_pages(before, {})]
    assert ends == [merged] * 3
