from __future__ import annotations

import io
import sys
import unicodedata
from pathlib import Path

import pytest

from tests.cli.conftest import Shell
from winsboard.domain.text.sanitize import MAX_LENGTH


def journal(shell: Shell) -> list[dict[str, object]]:
    entries: list[dict[str, object]] = shell.done("journal", "--json").json
    return entries


def type_in(monkeypatch: pytest.MonkeyPatch, text: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text)))


def test_a_win_is_kept_and_answered_with_one_line(shell: Shell) -> None:
    told = shell.done("win", "Made", "the", "bed")
    assert told.lines[0] == "Wrote a win: Made the bed"
    assert len(told.lines) == 2
    (entry,) = journal(shell)
    assert (entry["kind"], entry["text"], entry["day"]) == ("win", "Made the bed", "2026-11-21")


def test_the_same_line_does_not_answer_twice_in_a_row(shell: Shell) -> None:
    answers = [shell.done("win", f"Number {n}").lines[1] for n in range(5)]
    assert len(set(answers)) == 5


def test_a_note_is_kept_without_a_line(shell: Shell) -> None:
    assert shell.done("note", "Rain all day").lines == ["Wrote a note: Rain all day"]
    assert journal(shell)[0]["kind"] == "note"


def test_no_line_answers_where_that_is_wished(shell: Shell) -> None:
    shell.done("settings", "celebrate", "off")
    assert shell.done("win", "Made the bed").lines == ["Wrote a win: Made the bed"]


def test_a_win_has_a_day_an_area_tags_and_people(shell: Shell) -> None:
    told = shell.done(
        "win", "Rang", "--day", "yesterday", "--area", "Connection", "--tag", "first time",
        "--tag", "asked", "--for", "Ines",
    )  # fmt: skip
    assert told.lines[0] == "Wrote a win: Rang (Friday 20 November)"
    (entry,) = journal(shell)
    assert entry["day"] == "2026-11-20"
    assert entry["area"] == "connection"
    assert entry["tags"] == ["first_time", "asked"]
    assert entry["people"] == ["Ines"]


def test_an_unknown_area_is_refused_with_those_there_are(shell: Shell) -> None:
    assert "Morning, Home tasks" in shell.refused("win", "bed", "--area", "garage")
    assert journal(shell) == []


@pytest.mark.parametrize("command", ["win", "note"])
def test_an_own_tag_is_made_by_using_it(shell: Shell, command: str) -> None:
    shell.done(command, "one", "--tag", "letter", "--tag", "On a hard day")
    shell.done(command, "two")
    shell.done("entry", "last", "--tag", "letter", "--tag", "on a hard day")
    assert [entry["tags"] for entry in journal(shell)] == [["letter", "hard_day"]] * 2
    assert "one" in shell.done("journal", "--tag", "letter").out
    assert "letter" in shell.refused("journal", "--tag", "lettre")


@pytest.mark.parametrize("tag", ["", "  ", "a" * 41])
def test_a_tag_that_cannot_be_one_is_refused_alike(shell: Shell, tag: str) -> None:
    said = shell.refused("win", "one", "--tag", tag)
    shell.done("win", "two")
    assert shell.refused("entry", "last", "--tag", tag) == said


@pytest.mark.parametrize("words", [("win", ""), ("win", "  "), ("note", "\n"), ("win", "\x1b")])
def test_a_text_without_words_is_refused(shell: Shell, words: tuple[str, ...]) -> None:
    assert "no words" in shell.refused(*words)


def test_a_text_as_long_as_one_may_be_is_kept_and_a_longer_one_refused(shell: Shell) -> None:
    shell.done("note", "a" * MAX_LENGTH)
    assert len(str(journal(shell)[0]["text"])) == MAX_LENGTH
    assert str(MAX_LENGTH) in shell.refused("note", "a" * (MAX_LENGTH + 1))


def test_a_dash_reads_standard_input(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    type_in(monkeypatch, "first line\nsecond — line\n\xff".encode())
    shell.done("note", "-")
    assert journal(shell)[0]["text"] == "first line\nsecond — line\nÿ"


@pytest.mark.parametrize(
    "encoding",
    ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"],
)
def test_a_byte_order_mark_says_how_standard_input_is_read(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, encoding: str
) -> None:
    mark = "\ufeff" if encoding.endswith("e") else ""
    type_in(monkeypatch, f"{mark}schön 日本 😀\r\nraus\u2028so\x85und\x0bso".encode(encoding))
    shell.done("note", "-")
    assert journal(shell)[0]["text"] == "schön 日本 😀\nraus\nso\nund\nso"


@pytest.mark.parametrize(
    "raw",
    [
        "ging schön raus".encode("latin-1"),
        b"caf\xe9",
        b"\xff\xfeh\x00i",
        b"\xfe\xff\xd8",
        b"a\xffb",
        b"\xed\xa0\x80",
        "Grüße nach Łódź".encode("utf-16-le"),
        "Привет всем".encode("utf-16-le"),
    ],
)
def test_bytes_that_are_no_text_are_refused(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, raw: bytes
) -> None:
    type_in(monkeypatch, raw)
    assert "is not text" in shell.refused("note", "-")
    assert journal(shell) == []


@pytest.mark.parametrize(
    "words",
    [
        ("win", "caf\udce9"),
        ("win", "x", "--for", "caf\udce9"),
        ("note", "x", "--day", "\udce9"),
        ("habit", "add", "caf\udce9"),
        ("habit", "add", "Walk", "--unit", "\udcff"),
        ("person", "add", "Ana", "--reach", "\udcff"),
        ("settings", "theme", "\udcff"),
        ("journal", "--search", "\udcff"),
    ],
)
def test_letters_that_do_not_arrive_are_refused_by_every_command(
    shell: Shell, words: tuple[str, ...]
) -> None:
    assert "could not be read" in shell.refused(*words)
    assert shell.done("journal", "--json").json == []
    assert shell.done("habit", "list", "--json").json == []


def test_standard_input_without_an_end_is_refused(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_in(monkeypatch, b"a" * 5 * MAX_LENGTH)
    assert str(MAX_LENGTH) in shell.refused("win", "-")


def test_no_standard_input_is_no_text(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert "Nothing was written" in shell.refused("win", "-")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("[@click=app.quit]press[/] [red]me[/red]", "[@click=app.quit]press[/] [red]me[/red]"),
        ("tick\x1b[31mtock\x07", "tick[31mtock"),
        ("\x9b2Jgone", "2Jgone"),
        ("caf\u00e9\u2028au\x85lait\x0bet\rplus", "café\nau\nlait\net\nplus"),
        ("two\nlines", "two\nlines"),
        ("שלום 日本 👩\u200d👧", "שלום 日本 👩\u200d👧"),
        ("{to} %s \\n", "{to} %s \\n"),
    ],
)
def test_a_text_is_kept_as_meant_and_shown_without_commands(
    shell: Shell, typed: str, kept: str
) -> None:
    told = shell.done("win", typed).out + shell.done("today").out
    assert journal(shell)[0]["text"] == kept
    assert not [c for c in told if c != "\n" and unicodedata.category(c) in ("Cc", "Cs")]


def test_words_after_two_dashes_are_text(shell: Shell) -> None:
    shell.done("win", "--day", "yesterday", "--", "--json", "is a word")
    assert journal(shell)[0]["text"] == "--json is a word"
    shell.done("note", "-5", "degrees")
    assert journal(shell)[1]["text"] == "-5 degrees"


def test_a_day_that_has_not_come_is_refused(shell: Shell) -> None:
    assert "not come yet" in shell.refused("win", "bed", "--day", "2026-11-22")


def test_a_win_after_midnight_belongs_to_the_evening(shell: Shell) -> None:
    shell.clock.set(shell.clock.now().replace(day=22, hour=3, minute=59))
    shell.done("win", "Late")
    shell.clock.set(shell.clock.now().replace(hour=4, minute=1))
    shell.done("win", "Early")
    assert [entry["day"] for entry in journal(shell)] == ["2026-11-21", "2026-11-22"]


def test_files_are_for_their_owner_alone(shell: Shell, board_home: Path) -> None:
    shell.done("win", "Made the bed")
    for path in (board_home / "data").rglob("*"):
        assert path.stat().st_mode & 0o777 == (0o700 if path.is_dir() else 0o600)


def test_a_person_without_a_name_is_nobody(shell: Shell) -> None:
    shell.done("win", "Rang", "--for", "", "--for", " ", "--for", "Ines")
    assert shell.done("journal", "--json").json[0]["people"] == ["Ines"]
