from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Shell, prepared
from tests.store.boards import refuse_to_open


@pytest.fixture
@prepared
def written(shell: Shell) -> None:
    """Entries of two years."""
    shell.done("win", "Crossed the bridge", "--day", "2025-03-02", "--tag", "first_time")
    shell.done("note", "Snow on the BRIDGE", "--day", "2026-01-05")
    shell.done("win", "Rang Ines", "--day", "2026-11-12", "--area", "connection")
    shell.done("win", "Made the bed", "--tag", "hard_day", "--tag", "first_time")
    shell.done("note", "Rain\nand a bridge", "--day", "yesterday")


def texts(shell: Shell, *words: str) -> list[str]:
    return [entry["text"] for entry in shell.done("journal", "--json", *words).json]


def test_the_last_week_is_printed_oldest_first(written: Shell) -> None:
    assert written.done("journal").out == (
        "Friday 20 November\n"
        "  1. 09:30  note: Rain\n"
        "            and a bridge\n"
        "\n"
        "Saturday 21 November\n"
        "  2. 09:30  win: Made the bed  (First time, On a hard day)\n"
        "\n"
        "`winsboard entry NUMBER` shows or changes one of them.\n"
    ).replace("First time, On a hard day", "On a hard day, First time")


def test_a_search_goes_back_to_the_beginning_in_any_case(written: Shell) -> None:
    found = texts(written, "--search", "Bridge")
    assert found == ["Crossed the bridge", "Snow on the BRIDGE", "Rain\nand a bridge"]


def test_a_search_keeps_to_its_days(written: Shell) -> None:
    words = ("--search", "bridge", "--from", "2026-01-01", "--to", "2026-10-31")
    assert texts(written, *words) == ["Snow on the BRIDGE"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("--tag", "first_time"), ["Crossed the bridge", "Made the bed"]),
        (("--tag", "first time", "--tag", "hard_day"), ["Made the bed"]),
        (("--tag", "First Time", "--search", "cross"), ["Crossed the bridge"]),
        (("--from", "2026-11-12", "--to", "2026-11-12"), ["Rang Ines"]),
        (("--to", "2026-11-13"), ["Rang Ines"]),
        (("--search", "nowhere"), []),
    ],
)
def test_entries_are_found(written: Shell, words: tuple[str, ...], found: list[str]) -> None:
    assert texts(written, *words) == found


def test_nothing_found_is_said_kindly(written: Shell) -> None:
    said = written.done("journal", "--search", "nowhere \x1b[1m").out
    assert said == "Nothing found for “nowhere [1m”.\n"
    assert written.done("journal", "--tag", "first_time", "--to", "2020-01-01").out == (
        "Nothing found.\n"
    )
    assert written.done("journal", "--from", "2020-01-01", "--to", "2020-01-02").out == (
        "Nothing written from Wednesday 1 January 2020 to Thursday 2 January 2020.\n"
    )


def test_days_in_the_wrong_order_are_refused(written: Shell) -> None:
    assert "--from" in written.refused("journal", "--from", "today", "--to", "yesterday")


def test_an_unknown_tag_is_refused(written: Shell) -> None:
    assert "hard_day" in written.refused("journal", "--tag", "nonsense")


def test_words_without_an_option_are_a_slip(written: Shell) -> None:
    assert "bridge" in written.misused("journal", "bridge")


def test_a_search_for_an_unknown_tag_says_nothing_of_keeping(shell: Shell) -> None:
    said = shell.refused("journal", "--tag", "nowhere")
    assert "Nothing was saved" not in said
    assert "hard_day" in said


def test_a_month_that_can_not_be_read_is_named_and_the_rest_is_shown(
    written: Shell, board_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    month = board_home / "data" / "months" / "2026-01.json"
    (board_home / "state" / "copies" / month.name).unlink()
    refuse_to_open(monkeypatch, month)
    shown = written("journal", "--search", "bridge", "--json")
    assert [entry["text"] for entry in shown.json] == ["Crossed the bridge", "Rain\nand a bridge"]
    assert shown.err.count("\n") == 1
    assert str(month) in shown.err
    assert shown.code == 0


@pytest.fixture
@prepared
def checked_in(shell: Shell) -> None:
    """Check-ins and a trigger of this month and of one that is not in memory."""
    shell.done("settings", "mood", "on")
    shell.done("mood", "1", "a grey", "day")
    shell.done("trigger", "sleep", "up at four")
    shell.clock.tick(40 * 24 * 3600)
    shell.done("mood", "1", "--energy", "1")
    shell.done("mood", "3", "--feeling", "calm")
    shell.done("win", "A very hard puzzle, solved")


@pytest.mark.parametrize(
    ("search", "moods"),
    [
        ("very hard", [1, 1, None]),
        ('"Very hard"', [1, 1, None]),
        ("very hard grey", [1]),
        ("ok calm", [3]),
        ("very grey hard kind:mood", [1]),
        ("sleep", [None]),
        ("sleep four", [None]),
        ("sleep very", []),
    ],
)
def test_moods_and_triggers_are_found_by_what_they_are_called(
    checked_in: Shell, search: str, moods: list[int | None]
) -> None:
    found = checked_in.done("journal", "--search", search, "--json").json
    assert [entry.get("mood") for entry in found] == moods


def test_where_mood_is_off_its_words_find_nothing_of_it(checked_in: Shell) -> None:
    checked_in.done("settings", "mood", "off")
    assert texts(checked_in, "--search", "very hard") == ["A very hard puzzle, solved"]
