from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from tests.cli.conftest import Shell, prepared
from winsboard.domain.journal import entries
from winsboard.notebook.notebook import Notebook
from winsboard.notebook.saving.background_writer import BackgroundWriter
from winsboard.store.store import Store
from winsboard.store.unsaved.file_names import unsaved_files

TODAY = """\
Saturday 21 November

Morning
  1. Make the bed: done.
  2. 日本語を読む: open.

No area
  3. Arm practice: 5 of 12 lifts.
  4. Walk: rest.
"""

MARKED = """\
Friday 20 November to Sunday 22 November

Morning
  1. Make the bed: done on Friday, Saturday.
  2. 日本語を読む.

No area
  3. Arm practice: some of it on Saturday.
  4. Walk: rest on Saturday.

Friday 20 November
"""

NOVEMBER = """\
November 2026

Morning
  1. Make the bed: done on 20, 21.
  2. 日本語を読む.
"""


@pytest.fixture
@prepared
def lived(shell: Shell) -> None:
    """A board with habits of every kind, two days of marks and some entries."""
    shell.done("habit", "add", "Make the bed", "--area", "morning")
    shell.done("habit", "add", "日本語を読む", "--area", "morning")
    shell.done("habit", "add", "Arm practice", "--unit", "lifts", "--aim", "12")
    shell.done("habit", "add", "Walk")
    shell.done("tick", "bed", "--day", "yesterday")
    shell.done("tick", "bed")
    shell.done("tick", "arm", "--value", "5")
    shell.done("tick", "walk", "--rest")
    shell.done("win", "Made the bed", "--area", "morning", "--tag", "hard_day")
    shell.done("note", "Rain\nall day")
    shell.done("win", "Rang Ines", "--day", "yesterday")


def test_today_is_printed_in_words_and_letters(lived: Shell) -> None:
    told = lived.done("today").out
    assert told.startswith(TODAY)
    assert "  09:30  win: Made the bed\n" in told
    assert "  09:30  note: Rain …\n`winsboard journal` prints more of it.\n" in told
    assert "Rang Ines" not in told
    assert told.endswith("\n3 wins today.\n")


def test_another_day_is_printed(lived: Shell) -> None:
    told = lived.done("today", "--day", "yesterday").out
    assert told.startswith("Friday 20 November\n")
    assert "Rang Ines" in told
    assert told.endswith("\n2 wins that day.\n")


def test_a_week_is_a_line_for_each_habit_and_its_entries(lived: Shell) -> None:
    told = lived.done("week").out
    assert told.startswith(MARKED)
    assert told.index("Friday 20 November\n") < told.index("Rang Ines")
    assert told.index("Rang Ines") < told.index("Saturday 21 November\n")
    assert told.endswith("\n5 wins in these days. 5 in all.\n")


def test_a_week_begins_where_the_person_says(lived: Shell) -> None:
    lived.done("win", "Sang", "--day", "2026-11-03")
    lived.done("settings", "week-start", "sunday")
    assert lived.done("week").lines[0] == "Sunday 15 November to Saturday 21 November"


def test_a_month_is_a_line_for_each_habit(lived: Shell) -> None:
    assert lived.done("month").out.startswith(NOVEMBER)
    for day in ("9", "10", "11", "13"):
        lived.done("tick", "bed", "--day", f"2026-11-{day:>02}")
    lived.done("rest", "2026-11-02", "to", "2026-11-06")
    line = lived.done("month").lines[3]
    assert line == "  1. Make the bed: done on 9 to 11, 13, 20, 21; rest on 2 to 6."
    assert lived.done("month", "--day", "2026-10-03").lines[0] == "October 2026"


@pytest.mark.parametrize("command", ["today", "week", "month", "journal", "history", "keys"])
def test_plain_lines_have_no_colour_no_boxes_and_no_moves(lived: Shell, command: str) -> None:
    told = lived.done(command).out
    assert not [c for c in told if c != "\n" and unicodedata.category(c) == "Cc"]
    assert not [c for c in told if "\u2500" <= c <= "\u259f"]


@pytest.mark.parametrize("command", ["today", "week", "month"])
def test_an_empty_board_says_something_kind(shell: Shell, command: str) -> None:
    told = shell.done(command).out
    assert "No habits yet." in told
    assert "winsboard habit add" in told


def test_twelve_hours_are_shown_where_they_are_wished(lived: Shell) -> None:
    lived.done("settings", "clock-hours", "12")
    assert "   9:30 am  win: Made the bed" in lived.done("today").out


def test_json_holds_the_documents_of_the_day(lived: Shell) -> None:
    shown = lived.done("today", "--json").json
    assert (shown["from"], shown["to"]) == ("2026-11-21", "2026-11-21")
    bed = shown["habits"][0]
    assert (bed["label"], bed["area"], bed["began_on"]) == ("Make the bed", "morning", "2026-11-21")
    assert bed["rhythm"] == {"kind": "weekly", "times": 5, "weekdays": []}
    assert [mark["state"] for mark in shown["marks"]] == ["done", "some", "rest"]
    assert shown["steadiness"][bed["id"]] == "New"
    assert [entry["text"] for entry in shown["entries"]] == ["Made the bed", "Rain\nall day"]
    assert shown["entries"][0]["at"].endswith("+01:00")


def test_without_a_terminal_the_day_is_printed(lived: Shell) -> None:
    told = lived.done("today").out
    assert lived.done().out == told
    assert lived.done("--plain").out == told
    assert lived.done("--json").json["from"] == "2026-11-21"


def test_a_habit_done_often_is_called_steady(shell: Shell) -> None:
    shell.done("habit", "add", "Make the bed")
    for day in range(1, 21):
        shell.done("tick", "bed", "--day", f"2026-11-{day:02d}")
    words = shell.done("progress", "habits").lines[0]
    assert words.startswith(("Make the bed: Growing.", "Make the bed: Steady."))


def test_a_week_tells_its_wins_once_and_an_empty_one_kindly(shell: Shell) -> None:
    nothing = shell.done("week").out
    assert nothing.endswith("\nNo entries this week.\n")
    assert " wins" not in nothing
    shell.done("win", "Crossed the bridge")
    assert shell.done("week").out.count("1 win ") == 1


def test_words_that_wait_to_be_saved_are_told_of_and_taken_up(
    shell: Shell, board_home: Path
) -> None:
    shell.done("win", "Made the bed")
    page = board_home / "data" / "months" / "2026-11.json"
    good = page.read_bytes()
    store = Store(board_home / "data", board_home / "state", shell.clock)
    board = Notebook(store, shell.clock, BackgroundWriter(store))
    board.load_days(board.today, board.today)
    page.write_bytes(good.replace(b'"schema":1', b'"schema":99', 1))
    board.commit(entries.write("win", "held words", board.today, board.edit_context()))
    board.flush(60)
    board.close(0.0)
    (waiting,) = unsaved_files(board_home / "state")
    for command in ("today", "week", "journal", "progress", "history", "look-back", "where"):
        told = shell(command)
        assert told.code == 0
        assert str(waiting) in told.err
    assert shell.done("where", "--json").json["unsaved"] == [str(waiting)]
    assert str(waiting) in shell("doctor").out
    page.write_bytes(good)
    assert "Repaired: 1 of 1." in shell.done("doctor", "--yes").out
    assert "held words" in shell.done("today").out
    assert unsaved_files(board_home / "state") == []


@pytest.mark.parametrize("command", ["week", "month"])
def test_no_span_begins_before_the_first_entry(lived: Shell, command: str) -> None:
    assert lived.done(command, "--json").json["from"] == "2026-11-20"
    lived.done("win", "Sang", "--day", "2026-10-30")
    first = {"week": "2026-11-16", "month": "2026-11-01"}
    assert lived.done(command, "--json").json["from"] == first[command]


def test_the_picture_of_a_month_begins_at_the_first_entry(lived: Shell) -> None:
    drawn = lived.done("picture", "month", "--plain").out
    assert " 20" in drawn
    assert " 22" in drawn
    assert " 19" not in drawn
    cells = [
        day for week in lived.done("progress", "month", "--json").json["weeks"] for day in week
    ]
    early = {day["day"] for day in cells if day and day["before"]}
    assert early == {f"2026-11-{n:02}" for n in range(1, 20)}
