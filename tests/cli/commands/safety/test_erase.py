from __future__ import annotations

import json
import shutil
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Shell
from tests.store.boards import WALK, add, change
from winsboard.domain.model.documents import Entry
from winsboard.store.drafts.drafts import Drafts
from winsboard.store.store import Store

SECRET = "what I told “nobody” yet\\ ever"
TOKEN = b"nobody"


def later(shell: Shell, **span: float) -> None:
    shell.clock.set(shell.clock.now() + timedelta(**span))


def holding(home: Path, token: bytes = TOKEN) -> list[str]:
    """The files below data and state that hold the words."""
    found = [path for path in home.rglob("*") if path.is_file()]
    return sorted(str(p.relative_to(home)) for p in found if token in p.read_bytes())


@pytest.fixture
def everywhere(shell: Shell, board_home: Path) -> str:
    """An entry whose words stand wherever winsboard puts them; its id."""
    shell.done("habit", "add", "Read")
    shell.done("note", "Rain")
    shell.done("note", SECRET)
    id: str = shell.done("journal", "--json").json[1]["id"]
    later(shell, hours=2)
    shell.done("win", "Sat outside")
    shell.done("tick", "read")
    later(shell, days=1)
    shell.done("undo", "--edit", shell.done("history", "--json").json[2]["id"])
    shell.done("redo")
    page = board_home / "data" / "months" / "2026-11.json"
    page.write_bytes(page.read_bytes()[:-30])
    shell("today")
    drafts = Drafts(board_home / "state", shell.clock)
    drafts.save(f"entry:{id}", {"text": "an unfinished word to nobody"})
    drafts.save("line", {"text": "unrelated"})
    (board_home / "data" / "months" / ".~2026-11.json.1.tmp").write_bytes(b'{\n"_meta":{' + TOKEN)
    places = holding(board_home)
    for part in ("months/2026", "copies", "backups", "quarantine", "drafts"):
        assert any(part in place for place in places), part
    return id


def test_an_entry_is_erased_wherever_it_stood(
    shell: Shell, board_home: Path, everywhere: str
) -> None:
    lines = shell.done("erase", "--entry", everywhere, "--yes").lines
    assert lines[0] == "Erased for good: 1 note, 1 unfinished text."
    assert lines[1].startswith("winsboard cannot erase")
    assert holding(board_home) == []
    texts = [e["text"] for e in shell.done("journal", "--json").json]
    assert texts == ["Rain", "Sat outside"]
    assert shell.done("week", "--json").json["marks"]
    assert shell("today").err == ""
    assert Drafts(board_home / "state", shell.clock).get("line") == {"text": "unrelated"}
    assert "Wrote a win: Sat outside" in shell.done("history").out
    shell.done("undo")
    assert "nothing like that" in shell.refused("erase", "--entry", everywhere, "--yes")


@pytest.mark.parametrize("named", ["old", "new"])
def test_a_moved_entry_is_erased_under_every_id_it_had(
    shell: Shell, board_home: Path, everywhere: str, named: str
) -> None:
    for day in ("2026-10-03", "2026-09-03", "2026-10-04"):
        later(shell, hours=2)
        shell.done("entry", everywhere, "--day", day)
    shell.done("undo")
    now = shell.done("entry", everywhere, "--json").json["entry"][0]
    assert (now["day"], now["was"][0]) == ("2026-09-03", everywhere)
    shell.done("erase", "--entry", everywhere if named == "old" else now["id"], "--yes")
    assert holding(board_home) == []
    assert "nothing like that" in shell.refused("erase", "--entry", everywhere, "--yes")
    texts = [e["text"] for e in shell.done("journal", "--json").json]
    assert texts == ["Rain", "Sat outside"]


def test_the_days_of_a_span_are_erased(shell: Shell, board_home: Path, everywhere: str) -> None:
    shell.done("note", "Today stays", "--day", "today")
    days = "Friday 20 November 2026 to Saturday 21 November 2026"
    lines = shell.done("erase", "--from", "2026-11-20", "--to", "2026-11-21", "--yes").lines
    assert lines[0] == f"To be erased, {days}: 2 notes, 1 tick, 1 win, 1 unfinished text."
    assert lines[1] == "Erased for good: 2 notes, 1 tick, 1 win, 1 unfinished text."
    assert lines[2] == f"The days: {days}."
    said = shell.refused("erase", "--from", "24.12.", "--to", "26.12.", "--yes")
    assert "Wednesday 24 December 2025 to Friday 26 December 2025" in said
    for token in (TOKEN, b"Rain", b"Sat outside"):
        assert holding(board_home, token) == []
    assert holding(board_home, b"unrelated")
    assert [e["text"] for e in shell.done("journal", "--json").json] == ["Today stays"]


DRAFTS_BY_DAY = {
    "line": {"kind": "win", "text": "not yet a line"},
    "hard_day": {"text": "not yet a card"},
    "gratitude:q": {"text": "not yet an answer"},
    "trigger:new:noise": {"text": "not yet a note"},
    "thought:new": {"catch": "not yet a thought"},
    "letter": {"text": "of an earlier version"},
}
"""Words that are to become something of the day on which they are typed."""
DRAFTS_OF_NO_DAY = {
    f"{kind}:{id}": {"text": f"{kind} {id}"}
    for kind in ("habit", "person", "ritual", "prompt", "flow", "rest", "skill", "affirmation")
    for id in ("new", "12345")
} | {"starter:win": {"text": "I have"}}


@pytest.mark.parametrize("day", [0, 1, 2], ids=["before", "within", "after"])
def test_only_the_drafts_of_the_erased_days_go(shell: Shell, board_home: Path, day: int) -> None:
    """Other ones are words a person has not saved yet."""
    erased = "2026-11-22"
    begin = (shell.clock.now() + timedelta(days=day)).date()
    assert ["2026-11-21", erased, "2026-11-23"][day] == begin.isoformat()
    shell.done("win", "Went out", "--day", "2026-11-20")
    later(shell, days=day)
    drafts = Drafts(board_home / "state", shell.clock)
    for key, texts in (DRAFTS_BY_DAY | DRAFTS_OF_NO_DAY).items():
        drafts.save(key, texts)
    drafts.save("look_back", {"day": "2026-11-19", "Q": "of another evening"})
    drafts.close()
    later(shell, days=5)
    ran = shell("erase", "--from", erased, "--to", erased, "--yes")
    left = Drafts(board_home / "state", shell.clock)
    stay = {*DRAFTS_OF_NO_DAY, "look_back", *([] if day == 1 else DRAFTS_BY_DAY)}
    assert {*left.keys()} == stay
    assert ("6 unfinished texts" in ran.out) is (day == 1)
    assert ran.code == (0 if day == 1 else 1)
    assert left.get("look_back") == {"day": "2026-11-19", "Q": "of another evening"}


@pytest.mark.parametrize("kind", ["entry", "answers", "move", "trigger", "thought"])
def test_a_draft_of_an_entry_goes_with_the_entry(shell: Shell, board_home: Path, kind: str) -> None:
    """The day on which it was typed says nothing."""
    for day in ("2026-11-18", "2026-11-19", "2026-11-20"):
        shell.done("note", f"of {day}", "--day", day)
    ids = [entry["id"] for entry in shell.done("journal", "--json").json]
    shell.done("entry", ids[2], "--day", "2026-10-30")
    drafts = Drafts(board_home / "state", shell.clock)
    for id in ids:
        drafts.save(f"{kind}:{id}", {"text": f"more of {id}", "day": "2026-11-19"})
    drafts.close()
    today = shell.clock.now().date().isoformat()
    shell.done("note", "of today")
    told = shell.done("erase", "--from", today, "--to", today, "--yes").out
    assert "1 note.\n" in told
    assert len(Drafts(board_home / "state", shell.clock).keys()) == 3
    told = shell.done("erase", "--from", "2026-11-19", "--to", "2026-11-19", "--yes").out
    assert told.count("1 note, 1 unfinished text.") == 2
    assert {*Drafts(board_home / "state", shell.clock).keys()} == {
        f"{kind}:{id}" for id in (ids[0], ids[2])
    }
    told = shell.done("erase", "--from", "2026-10-30", "--to", "2026-10-30", "--yes").out
    assert told.count("1 note, 1 unfinished text.") == 2
    assert Drafts(board_home / "state", shell.clock).keys() == (f"{kind}:{ids[0]}",)


def test_damaged_drafts_are_restored_before_some_of_them_are_erased(
    shell: Shell, board_home: Path
) -> None:
    shell.done("win", "Went out")
    later(shell, days=-1)
    drafts = Drafts(board_home / "state", shell.clock)
    drafts.save("line", {"text": "of yesterday"})
    drafts.close()
    path = board_home / "state" / "drafts.json"
    path.write_bytes(path.read_bytes()[:-9])
    later(shell, days=1)
    shell("erase", "--from", "today", "--yes")
    assert Drafts(board_home / "state", shell.clock).get("line") == {"text": "of yesterday"}


def test_everything_is_erased(shell: Shell, board_home: Path, everywhere: str) -> None:
    other = board_home / "data" / "notes.txt"
    other.write_text("somebody else's")
    (board_home / "data" / "other.json").write_text("{}")
    page = board_home / "data" / "months" / "2026-11.json"
    page.with_name("2026-11 (conflicted copy).json").write_bytes(page.read_bytes()[:-30])
    said = shell.done("erase", "--everything", "--yes").out
    assert "Files of other programs stay in the data folder: 2." in said
    left = {path.name for path in board_home.rglob("*") if path.is_file()}
    assert left == {"notes.txt", "other.json"}
    assert shell.done("journal", "--json").json == []
    shell.done("win", "Begun anew")
    assert len(shell.done("history", "--json").json) == 1


def test_an_older_version_of_an_entry_is_erased_too(shell: Shell, board_home: Path) -> None:
    shell.done("note", "told nobody")
    id = shell.done("journal", "--json").json[0]["id"]
    shell.done("undo")
    assert holding(board_home)
    lines = shell.done("erase", "--entry", id, "--yes").lines
    assert "traces in the history and the backups" in lines[0]
    assert holding(board_home) == []


@pytest.fixture
def laptop(shell: Shell, board_home: Path, tmp_path: Path) -> Path:
    """The data folder of another machine, split off when it had the words."""
    shell.done("note", SECRET)
    shutil.copytree(board_home / "data", tmp_path / "laptop")
    return tmp_path / "laptop"


@pytest.mark.parametrize("name", ["2026-11.sync-conflict.json", "2026-11.json"])
def test_what_was_erased_does_not_come_back_from_another_machine(
    shell: Shell, board_home: Path, laptop: Path, name: str
) -> None:
    there = Store(laptop, laptop.with_name("state"), shell.clock)
    add(there, shell.clock, WALK)
    shell.done("erase", "--entry", shell.done("journal", "--json").json[0]["id"], "--yes")
    months = board_home / "data" / "months"
    shutil.copy(laptop / "months" / "2026-11.json", months / name)
    assert [e["text"] for e in shell.done("journal", "--json").json] == [WALK.text]
    assert holding(board_home) == []
    shutil.copy(months / "2026-11.json", laptop / "months" / "2026-11.json")
    there.merge_incoming(["2026-11"])
    assert there.page("2026-11").keys() == {(Entry, WALK.id)}
    assert holding(laptop) == []


def test_what_another_machine_wrote_about_it_meanwhile_stays_without_its_past(
    shell: Shell, board_home: Path, laptop: Path
) -> None:
    id = shell.done("journal", "--json").json[0]["id"]
    store = Store(laptop, laptop.with_name("state"), shell.clock)
    [note] = [d for d in store.page("2026-11").values() if isinstance(d, Entry)]
    change(store, shell.clock, note, note._replace(text="Rain"))
    assert holding(laptop)
    shell.done("erase", "--entry", id, "--yes")
    shell.done("merge", str(laptop))
    assert [e["text"] for e in shell.done("journal", "--json").json] == ["Rain"]
    assert holding(board_home) == []


def test_other_words_beside_an_entry_are_erased_from_it_too(
    shell: Shell, board_home: Path, laptop: Path
) -> None:
    stores = [Store(board_home / "data", board_home / "state", shell.clock)]
    stores.append(Store(laptop, laptop.with_name("state"), shell.clock))
    [note] = [d for d in stores[0].page("2026-11").values() if isinstance(d, Entry)]
    change(stores[0], shell.clock, note, note._replace(text="for nobody"))
    later(shell, minutes=1)
    change(stores[1], shell.clock, note, note._replace(text="Rain"))
    shell.done("merge", str(laptop))
    found = {e["text"]: e["id"] for e in shell.done("journal", "--json").json}
    assert found.keys() == {"Rain", "for nobody"}
    shell.done("erase", "--entry", found["for nobody"], "--yes")
    assert [e["text"] for e in shell.done("journal", "--json").json] == ["Rain"]
    assert holding(board_home, b"for nobody") == []


@pytest.mark.parametrize(
    ("erased", "is_beside"),
    [("for nobody", True), ("Rain", True), ("for nobody", False), ("Rain", False), ("Snow", False)],
)
def test_versions_that_nobody_wished_away_stay(
    shell: Shell, board_home: Path, laptop: Path, tmp_path: Path, erased: str, *, is_beside: bool
) -> None:
    """Three computers write other words into one entry; those of one are erased, or the same ones
    in an entry of their own."""
    shutil.copytree(laptop, tmp_path / "phone")
    folders = [board_home / "data", laptop, tmp_path / "phone"]
    stores = [
        Store(folder, folder.with_name(f"s{n}"), shell.clock) for n, folder in enumerate(folders)
    ]
    for store, words in zip(stores, ("for nobody", "Rain", "Snow"), strict=True):
        [note] = [d for d in store.page("2026-11").values() if isinstance(d, Entry)]
        later(shell, minutes=1)
        change(store, shell.clock, note, note._replace(text=words))
    for folder in folders[1:]:
        shell.done("merge", str(folder))
    shutil.copytree(board_home / "data", tmp_path / "older")
    shown = next(e for e in shell.done("journal", "--json").json if e["text"] == "Snow")["id"]
    if not is_beside:
        later(shell, minutes=1)
        shell.done("note", erased)
    before = rows(board_home)
    alike = {i: f for i, f in before.items() if f["text"] == erased and "_heads" not in f}
    [id] = [i for i, fields in alike.items() if ("version_of" in fields) is is_beside]
    shell.done("erase", "--entry", id, "--yes")
    after = rows(board_home)
    if is_beside:
        assert {f["text"] for f in after.values()} == {"for nobody", "Rain", "Snow"} - {erased}
        assert len(after[shown]["_heads"]) == 2
    else:
        assert after == {i: f for i, f in before.items() if i != id}
    shell.done("merge", str(tmp_path / "older"))
    assert {f["text"] for f in rows(board_home).values()} == {f["text"] for f in after.values()}
    assert not is_beside or holding(board_home / "data", erased.encode()) == []


def rows(home: Path) -> dict[str, Any]:
    """The entries of the month as they stand in its file."""
    found: dict[str, Any] = json.loads((home / "data" / "months" / "2026-11.json").read_bytes())
    return dict(found["entries"])


def test_the_past_of_what_it_stood_beside_does_not_come_back_either(
    shell: Shell, board_home: Path, laptop: Path, tmp_path: Path
) -> None:
    home = Store(board_home / "data", board_home / "state", shell.clock)
    there = Store(laptop, laptop.with_name("state"), shell.clock)
    [note] = [d for d in home.page("2026-11").values() if isinstance(d, Entry)]
    ours = note._replace(text="for nobody")
    change(home, shell.clock, note, ours)
    later(shell, minutes=1)
    change(there, shell.clock, note, note._replace(text="Rain"))
    shell.done("merge", str(laptop))
    shutil.copytree(board_home / "data", tmp_path / "older")
    found = {e["text"]: e["id"] for e in shell.done("journal", "--json").json}
    shell.done("erase", "--entry", found["for nobody"], "--yes")
    shell.done("win", "after it")
    shell.done("merge", str(tmp_path / "older"))
    assert holding(board_home, b"for nobody") == []
    assert {e["text"] for e in shell.done("journal", "--json").json} == {"Rain", "after it"}
    shell.done("undo", "--edit", shell.done("history", "--json").json[-1]["id"])


def test_copies_that_wait_to_be_merged_are_erased_from_too(
    shell: Shell, board_home: Path, laptop: Path
) -> None:
    months = board_home / "data" / "months"
    raw = (laptop / "months" / "2026-11.json").read_bytes()
    (months / "2026-11.json.orig").write_bytes(raw)
    kept = board_home / "data" / ".stversions" / "months"
    kept.mkdir(parents=True)
    (kept / "2026-11~20261121-080000.json").write_bytes(raw)
    shell.done("erase", "--entry", shell.done("journal", "--json").json[0]["id"], "--yes")
    assert holding(board_home) == []


def test_the_same_words_elsewhere_are_named(shell: Shell, board_home: Path) -> None:
    shell.done("note", "told nobody")
    shell.done("note", "told nobody twice")
    id = shell.done("journal", "--json").json[0]["id"]
    said = shell.done("erase", "--entry", id, "--yes").out
    assert "The same words are also" in said
    assert len(shell.done("journal", "--json").json) == 1


@pytest.mark.parametrize("erased", ["a", "win", "told nobody", "\\", "\u732b", "2"])
def test_only_what_a_person_wrote_is_searched_for_the_same_words(
    shell: Shell, board_home: Path, erased: str
) -> None:
    shell.done("note", erased)
    shell.done("win", "Lit the lamp")
    (board_home / "data" / "other.json").write_text(f'["{erased}", "lock"]')
    (board_home / "data" / "diary.txt").write_text(erased)
    (board_home / "state" / "lock").write_text(erased)
    id = next(e["id"] for e in shell.done("journal", "--json").json if e["text"] == erased)
    assert "The same words" not in shell.done("erase", "--entry", id, "--yes").out


@pytest.mark.parametrize("erased", ["a", "told nobody", "I", "caf\u00e9", "?!"])
@pytest.mark.parametrize("around", ["{}!", "{} and more of it", "why {}", "(\u201c{}\u201d)"])
def test_a_draft_that_quotes_what_is_erased_stays_and_is_named(
    shell: Shell, board_home: Path, erased: str, around: str
) -> None:
    shell.done("note", erased)
    id = shell.done("journal", "--json").json[0]["id"]
    drafts = Drafts(board_home / "state", shell.clock)
    unsaved = {
        "note": {"text": around.format(erased)},
        "form:5": {"text": erased, "more": "other words"},
        "letter": {"text": f"x{erased}x is no whole word"},
    }
    for key, texts in {
        **unsaved,
        "line": {"text": f"{erased} "},
        f"entry:{id}": {"text": "z"},
    }.items():
        drafts.save(key, texts)
    drafts.close()
    said = shell.done("erase", "--entry", id, "--yes").out
    assert str(board_home / "state" / "drafts.json") in said
    left = Drafts(board_home / "state", shell.clock)
    names = left.keys()
    assert {key: left.get(key) for key in names} == unsaved


def test_erasing_asks_first(shell: Shell, board_home: Path) -> None:
    shell.done("note", "told nobody")
    before = holding(board_home)
    assert "--yes" in shell.refused("erase", "--from", "today")
    told = shell("erase", "--everything")
    assert (told.code, "--yes" in told.err, "months/2026-11.json" in told.out) == (1, True, True)
    assert holding(board_home) == before


@pytest.mark.parametrize(
    "words", [[], ["--to", "today"], ["--entry", "1", "--everything"], ["--from", "today", "x"]]
)
def test_a_wish_that_is_not_one_is_wrong_usage(shell: Shell, words: list[str]) -> None:
    assert "erase" in shell.misused("erase", *words)
