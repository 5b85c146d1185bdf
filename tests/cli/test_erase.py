from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tests.cli.conftest import Shell
from winsboard.store.drafts import Drafts

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
    drafts.put(f"entry:{id}", {"text": "an unfinished word to nobody"})
    drafts.put("line", {"text": "unrelated"})
    (board_home / "data" / "months" / ".~2026-11.json.1.tmp").write_bytes(TOKEN)
    places = holding(board_home)
    for part in ("months/2026", "copies", "backups", "quarantine", "drafts"):
        assert any(part in place for place in places), part
    return id


def test_an_entry_is_erased_wherever_it_stood(
    shell: Shell, board_home: Path, everywhere: str
) -> None:
    lines = shell.done("erase", "--entry", everywhere, "--yes").lines
    assert lines[0] == "Erased for good: 1 note."
    assert lines[1].startswith("Out of reach:")
    assert holding(board_home) == []
    texts = [e["text"] for e in shell.done("journal", "--json").json]
    assert texts == ["Rain", "Sat outside"]
    assert shell.done("week", "--json").json["marks"]
    assert shell("today").err == ""
    assert Drafts(board_home / "state", shell.clock).get("line") == {"text": "unrelated"}
    assert "Wrote a win: Sat outside" in shell.done("history").out
    shell.done("undo")
    assert "nothing of that kind" in shell.refused("erase", "--entry", everywhere, "--yes")


def test_the_days_of_a_span_are_erased(shell: Shell, board_home: Path, everywhere: str) -> None:
    shell.done("note", "Today stays", "--day", "today")
    lines = shell.done("erase", "--from", "2026-11-20", "--to", "2026-11-21", "--yes").lines
    assert lines[0] == "Erased for good: 2 notes, 1 tick, 1 win."
    for token in (TOKEN, b"Rain", b"Sat outside", b"unrelated"):
        assert holding(board_home, token) == []
    assert [e["text"] for e in shell.done("journal", "--json").json] == ["Today stays"]


def test_everything_is_erased(shell: Shell, board_home: Path, everywhere: str) -> None:
    other = board_home / "data" / "notes.txt"
    other.write_text("somebody else's")
    (board_home / "data" / "other.json").write_text("{}")
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
    assert "what the history and the backups still held" in lines[0]
    assert holding(board_home) == []


def test_the_same_words_elsewhere_are_named(shell: Shell, board_home: Path) -> None:
    shell.done("note", "told nobody")
    shell.done("note", "told nobody twice")
    id = shell.done("journal", "--json").json[0]["id"]
    said = shell.done("erase", "--entry", id, "--yes").out
    assert "The same words stand" in said
    assert len(shell.done("journal", "--json").json) == 1


def test_erasing_asks_first(shell: Shell, board_home: Path) -> None:
    shell.done("note", "told nobody")
    before = holding(board_home)
    for wish in (["--everything"], ["--from", "today"]):
        assert "--yes" in shell.refused("erase", *wish)
    assert holding(board_home) == before


@pytest.mark.parametrize(
    "words", [[], ["--to", "today"], ["--entry", "1", "--everything"], ["--from", "today", "x"]]
)
def test_a_wish_that_is_not_one_is_wrong_usage(shell: Shell, words: list[str]) -> None:
    assert "erase" in shell.misused("erase", *words)
