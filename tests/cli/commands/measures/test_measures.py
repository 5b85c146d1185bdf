"""Typing measures and readings."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Shell, prepared


@pytest.fixture
@prepared
def words(shell: Shell) -> None:
    """A board with the measure "Words"."""
    shell.done("measure", "add", "Words", "--unit", "words", "--low", "0", "--high", "100")


def test_first_latest_and_range_are_of_one_set_up(words: Shell) -> None:
    first = words.done("reading", "words", "3", "--day", "2026-03-01", "--note", "first day").out
    assert first == "3 words. This is the first one. For Sunday 1 March 2026.\n"
    assert "It starts a new line." in words.done("reading", "words", "12", "--set-up", "Chair").out
    assert "so far" not in words.done("reading", "words", "20", "--set-up", "bed").out
    assert "Most so far" in words.done("reading", "words", "15", "--set-up", "chair").out
    assert words.done("reading", "words", "15", "--set-up", "chair").out.startswith(
        "15 words. You practised. Start: 12."
    )
    assert words.done("reading", "words").lines == [
        "Words",
        "  Without a set-up",
        "    First: 3 words, Sunday 1 March.",
        "  Set-up: Chair",
        "    First: 12 words, today.",
        "    Latest: 15 words, today.",
        "    Range: from 12 to 15 words.",
        "  Set-up: bed",
        "    First: 20 words, today.",
    ]


def test_most_so_far_is_said_only_beyond_the_wobble_and_in_the_better_direction(
    shell: Shell,
) -> None:
    shell.done("measure", "add", "--template", "ten metres", "--wobble", "2")
    said = [shell.done("reading", "ten metres", value).out for value in ("40", "38", "35.9", "90")]
    assert said[1].startswith("38 seconds. You practised.")
    assert said[2].startswith("35.9 seconds. Quickest so far.")
    assert said[3].startswith("90 seconds. You practised. Start: 40.")
    shell.done("measure", "add", "Weight", "--better", "neither")
    assert all("so far" not in shell.done("reading", "weight", v).out for v in ("1", "2", "0"))


@pytest.mark.parametrize(
    "typed",
    ["nan", "inf", "-inf", "1e400", "-3", "12 words", "1,500", "", "9999999999", "Infinity", "½"],
)
def test_what_is_no_value_is_refused_with_one_sentence(words: Shell, typed: str) -> None:
    assert words.refused("reading", "words", "--", typed)
    assert words.done("reading", "words", "--json").json["readings"] == []


@pytest.mark.parametrize(
    "options",
    [
        ("--day", "tomorrow"),
        ("--of", "none"),
        ("--of", "3"),
        ("--hinted", "99"),
        ("--hinted", "-1"),
        ("--hinted", "nan"),
        ("--help-level", "7"),
        ("--help-level", ""),
    ],
)
def test_a_wrong_detail_saves_nothing(words: Shell, options: tuple[str, ...]) -> None:
    assert words.refused("reading", "words", "12", *options)
    assert words.done("reading", "words", "--json").json["readings"] == []


def test_a_comma_is_a_decimal_point_and_an_unlikely_value_is_kept_and_said(words: Shell) -> None:
    assert words.done("reading", "words", "1,5").out.startswith("1.5 words.")
    said = words.done("reading", "words", "250").lines
    assert said[1] == "250 words is more than the usual highest, 100. It is saved as you typed it."
    assert [r["value"] for r in words.done("reading", "words", "--json").json["readings"]] == [
        1.5,
        250,
    ]


def test_hints_help_and_who_measured_are_part_of_one_reading(shell: Shell) -> None:
    shell.done("measure", "add", "--template", "pictures")
    options = ("--hinted", "5", "--help-level", "near", "--by", "me with Anna")
    assert shell.done("reading", "pictures", "12", *options).out.startswith(
        "12 of 20, 5 after a hint."
    )
    (reading,) = shell.done("reading", "pictures", "--json").json["readings"]
    assert (reading["out_of"], reading["hinted"]) == (20, 5)
    assert (reading["help"], reading["by"], reading["with_me"]) == ("near", "Anna", True)
    shell.done("measure", "add", "--template", "how much help")
    assert shell.done("reading", "how much help", "some").out.startswith("some help.")
    assert "Least help so far" in shell.done("reading", "help", "alone").out
    assert shell.refused("reading", "how much help", "7")


def test_the_numbers_of_a_habit_come_and_go_with_its_ticks(words: Shell) -> None:
    words.done("habit", "add", "Naming", "--count", "--measure", "words")
    words.done("tick", "naming", "--value", "14", "--day", "2026-11-20")
    assert words.done("tick", "naming", "--value", "9").lines[-1] == (
        "9 words. You practised. Start: 14."
    )
    assert "Range: from 9 to 14 words." in words.done("reading", "words").out
    words.done("undo")
    assert "Range" not in words.done("reading", "words").out
    words.done("habit", "edit", "naming", "--measure", "none")
    assert words.done("reading", "words").out == "Words has no numbers yet.\n"
    words.done("undo")
    words.done("habit", "remove", "naming", "--yes")
    assert "First: 14 words, yesterday." in words.done("reading", "words").out


def test_a_unit_stays_once_there_are_numbers(words: Shell) -> None:
    words.done("measure", "edit", "words", "--unit", "sentences")
    words.done("reading", "words", "3")
    assert "Add a new measure" in words.refused("measure", "edit", "words", "--unit", "words")
    assert words.done("measure", "edit", "words", "--name", "Sentences").code == 0


def test_a_measure_is_archived_restored_and_deleted_after_its_numbers_were_said(
    words: Shell,
) -> None:
    words.done("reading", "words", "3")
    words.done("measure", "away", "words")
    assert "No measures yet" in words.done("measure", "list").out
    assert "Words" in words.done("measure", "list", "--away").out
    words.done("measure", "back", "words")
    asked = words("measure", "remove", "words")
    assert (asked.code, asked.out) == (1, "Words has 1 number. It is deleted with it.\n")
    assert words.done("measure", "remove", "words", "--yes").lines[0].startswith("Words has 1")
    words.refused("reading", "words")
    words.done("undo")
    assert "First: 3 words" in words.done("reading", "words").out


def test_better_the_other_way_finds_the_best_again(words: Shell) -> None:
    for value in ("3", "9", "5"):
        words.done("reading", "words", value)
    words.done("measure", "edit", "words", "--better", "down")
    assert "Lowest so far" in words.done("reading", "words", "2").out
    words.misused("measure", "edit", "words", "--better", "sideways")
    assert words.refused("measure", "edit", "words", "--low", "nan")
    assert words.refused("measure", "edit", "words", "--low", "7", "--high", "1")


def test_doctor_finds_wrong_records_and_repairs_them(words: Shell, board_home: Path) -> None:
    words.done("reading", "words", "3")
    words.done("reading", "words", "9")
    assert words("doctor").code == 0
    words.done("undo")
    library = board_home / "data" / "library.json"
    table = json.loads(library.read_text())
    (measure,) = table["measures"].values()
    assert measure["records"][0]["best"] == 3
    measure["records"][0]["best"] = 99.0
    library.write_text(json.dumps(table))
    assert "the first and best numbers saved for Words" in words("doctor").out
    words("doctor", "--yes")
    assert words.done("doctor").code == 0
    assert "Most so far" in words.done("reading", "words", "5").out
    assert words.done("measure", "list", "--json").json[0]["records"][0]["best"] == 5
