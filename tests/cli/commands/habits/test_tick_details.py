"""What a tick can carry, by command."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cli.conftest import Shell

DETAILS = ("tags", "note", "help", "mastery", "pleasure")


@pytest.fixture
def habits(shell: Shell) -> Shell:
    shell.done("habit", "add", "Up", "--area", "morning")
    shell.done("habit", "add", "Read aloud", "--unit", "words", "--aim", "10")
    return shell


def mark(shell: Shell) -> dict[str, Any]:
    (found,) = shell.done("week", "--json").json["marks"]
    return dict(found)


def details(shell: Shell) -> tuple[Any, ...]:
    found = mark(shell)
    return tuple(found[name] for name in DETAILS)


def test_a_tick_carries_all_of_it_in_one_act(habits: Shell) -> None:
    told = habits.done(
        "tick", "up", "--tag", "first time", "--tag", "hard_day", "--help-level", "prompt",
        "--mastery", "2", "--pleasure", "0", "--note", "Ana called at eight",
    )  # fmt: skip
    assert told.lines[0] == "Ticked: Up"
    assert told.lines[-1] == (
        "First time · On a hard day · after a prompt · went: well · enjoyed: not at all"
        " · Ana called at eight"
    )
    assert details(habits) == (
        ["first_time", "hard_day"], "Ana called at eight", "prompt", 2, 0,
    )  # fmt: skip
    habits.done("undo")
    assert habits.done("week", "--json").json["marks"] == []


@pytest.mark.parametrize(
    ("typed", "level"),
    [
        ("1", "alone"),
        ("2", "prompt"),
        ("3", "help"),
        ("Alone", "alone"),
        ("after a prompt", "prompt"),
        ("WITH HELP", "help"),
        ("none", ""),
    ],
)
def test_a_help_level_is_a_word_or_a_number(habits: Shell, typed: str, level: str) -> None:
    habits.done("tick", "up", "--help-level", "alone")
    habits.done("tick", "up", "--help-level", typed)
    assert mark(habits)["help"] == level


@pytest.mark.parametrize("typed", ["0", "4", "nan", "-1", "1,5", "much", ""])
def test_another_help_level_is_refused_in_one_sentence(habits: Shell, typed: str) -> None:
    assert "is not a help level" in habits.refused("tick", "up", "--help-level", typed)
    assert habits.done("week", "--json").json["marks"] == []


@pytest.mark.parametrize("name", ["mastery", "pleasure"])
@pytest.mark.parametrize("typed", ["4", "-1", "nan", "inf", "1e400", "1,5", "0.5", "much", ""])
def test_a_rating_is_a_whole_number_from_0_to_3(habits: Shell, name: str, typed: str) -> None:
    assert "from 0" in habits.refused("tick", "up", f"--{name}", typed)
    habits.done("tick", "up", f"--{name}", "3")
    assert mark(habits)[name] == 3
    habits.done("tick", "up", f"--{name}", "none")
    assert mark(habits)[name] is None


@pytest.mark.parametrize(
    ("before", "state", "value"),
    [(("--some",), "some", None), (("--value", "4"), "some", 4.0), (("--value", "12"), "done", 12)],
)
def test_what_is_added_later_leaves_the_tick_as_it_is(
    habits: Shell, before: tuple[str, ...], state: str, value: float | None
) -> None:
    name = "read" if value else "up"
    habits.done("tick", name, *before)
    assert habits.done("tick", name, "--note", "aloud").lines[0].startswith("Wrote a note on: ")
    found = mark(habits)
    assert (found["state"], found["value"], found["note"]) == (state, value, "aloud")


def test_later_states_and_numbers_keep_what_was_added(habits: Shell) -> None:
    habits.done("tick", "read", "--value", "4", "--tag", "first_time", "--note", "slowly")
    habits.done("tick", "read", "--value", "1,5")
    habits.done("tick", "read", "--some")
    assert mark(habits)["value"] == 1.5
    assert details(habits) == (["first_time"], "slowly", "", None, None)


def test_a_second_note_is_added_to_the_first(habits: Shell) -> None:
    for note in ("tea", "steamed", "tea", "steamed"):
        habits.done("tick", "up", "--note", note)
    assert mark(habits)["note"] == "tea\nsteamed"
    habits.done("tick", "up", "--note", "")
    assert mark(habits)["note"] == ""


def test_tags_are_added_and_removed(habits: Shell) -> None:
    habits.done("tick", "up", "--tag", "first_time", "--tag", "hard day")
    habits.done("tick", "up", "--tag", "First time", "--untag", "On a hard day")
    assert mark(habits)["tags"] == ["first_time"]


def test_the_note_of_a_tick_that_is_cleared_stays_as_an_entry(habits: Shell) -> None:
    habits.done("tick", "up", "--note", "Ana called", "--day", "yesterday")
    said = habits.done("tick", "up", "--open", "--day", "yesterday").lines[0]
    assert said == "Up: cleared. Its note is in the journal (Friday 20 November)"
    (note,) = habits.done("journal", "--json").json
    assert (note["kind"], note["text"], note["day"]) == ("note", "Up: Ana called", "2026-11-20")
    habits.done("undo")
    (tick,) = habits.done("journal", "--json").json
    assert (tick["kind"], tick["text"]) == ("tick", "Up\nAna called")


def test_a_rest_keeps_the_note_and_nothing_else(habits: Shell) -> None:
    habits.done("tick", "up", "--note", "slept badly", "--mastery", "1", "--tag", "hard_day")
    habits.done("tick", "up", "--rest", "--note", "a fever")
    assert mark(habits)["state"] == "rest"
    assert details(habits) == ([], "slept badly\na fever", "", None, None)


@pytest.mark.parametrize("option", ["--tag", "--help-level", "--mastery", "--pleasure", "--note"])
def test_a_cleared_day_carries_nothing(habits: Shell, option: str) -> None:
    said = habits.misused("tick", "up", "--open", option, "1")
    assert f"{option} does not go with --open" in said


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("today", "Saturday 21 November"),
        ("yesterday", "Friday 20 November"),
        ("5 days ago", "Monday 16 November"),
        ("thursday", "Thursday 19 November"),
        ("last saturday", "Saturday 14 November"),
        ("3", "Tuesday 3 November"),
        ("2025-12-24", "Wednesday 24 December 2025"),
    ],
)
@pytest.mark.parametrize("command", [("tick", "up"), ("win", "tea"), ("note", "tea")])
def test_a_day_that_was_typed_is_said_in_full(
    habits: Shell, command: tuple[str, ...], typed: str, said: str
) -> None:
    assert habits.done(*command, "--day", typed).lines[0].endswith(f"({said})")


def test_it_is_said_as_well_if_nothing_changes_or_an_entry_moves(habits: Shell) -> None:
    habits.done("tick", "up", "--day", "thursday")
    already = habits.done("tick", "up", "--day", "2 days ago").lines[0]
    assert already.endswith("(Thursday 19 November)")
    habits.done("win", "tea")
    assert habits.done("entry", "last", "--day", "monday").lines == [
        "Moved an entry: tea (Monday 16 November)"
    ]


@pytest.mark.parametrize("typed", ["-3", "-1", "-0", "−3", "--3", "3-", "-3 days", "- 3"])
@pytest.mark.parametrize("command", [("tick", "up"), ("win", "tea"), ("today",), ("month",)])
def test_a_negative_day_is_refused(habits: Shell, command: tuple[str, ...], typed: str) -> None:
    assert "is not a day" in habits.refused(*command, f"--day={typed}")


@pytest.mark.parametrize("typed", ["nan", "inf", "-inf", "1e400", "-3", "−3", "1e5", "0x10", "1/2"])
def test_a_count_that_is_no_number_is_one_sentence(habits: Shell, typed: str) -> None:
    assert "is not a number from 0 to 999999999" in habits.refused("tick", "read", "--value", typed)


@pytest.mark.parametrize(
    ("typed", "value"), [("1,5", 1.5), ("1.5", 1.5), ("0,25", 0.25), ("120", 120), ("12,0", 12)]
)
def test_a_count_can_have_a_comma_or_a_point(habits: Shell, typed: str, value: float) -> None:
    habits.done("tick", "read", "--value", typed)
    assert mark(habits)["value"] == value


def test_the_first_time_of_a_tick_is_in_the_patterns_and_the_week(habits: Shell) -> None:
    habits.done("tick", "up", "--tag", "first_time", "--note", "before nine")
    lines = habits.done("progress", "patterns").lines
    at = next(n for n, line in enumerate(lines) if line.startswith("First times: 1 win"))
    assert lines[at + 1].endswith("Saturday 21 November: Up")
    week = habits.done("week").lines
    assert week[week.index("First times:") + 1] == "  Up"


def test_the_week_says_what_was_rated_and_nothing_of_the_rest(habits: Shell) -> None:
    habits.done("tick", "up")
    assert "rated" not in habits.done("week").out
    habits.done("tick", "up", "--mastery", "0", "--pleasure", "0")
    assert "rated" not in habits.done("week").out
    habits.done("tick", "up", "--mastery", "3")
    habits.done("tick", "read", "--mastery", "1", "--pleasure", "2")
    assert "Of what you rated: went well twice · enjoyed once" in habits.done("week").lines


@pytest.mark.parametrize("day", ["today", "2026-10-05"])
@pytest.mark.parametrize(
    "search", ["ana", "eight called", "up", "tag:first", "kind:tick", "ana kind:tick is:first"]
)
def test_a_tick_is_found_by_its_note_its_tags_and_its_habit(
    habits: Shell, day: str, search: str
) -> None:
    habits.done("tick", "up", "--note", "Ana called at eight", "--tag", "first_time", "--day", day)
    habits.done("tick", "read", "--value", "3", "--mastery", "2", "--day", day)
    (found,) = habits.done("journal", "--search", search, "--json").json
    assert (found["kind"], found["text"], found["at"]) == ("tick", "Up\nAna called at eight", None)
    assert habits.done("journal", "--search", "read", "--json").json == []
    said = habits.done("journal", "--search", search).lines
    assert said[1].strip() == "1.        tick: Up  (Morning, First time)"
    assert habits.done("entry", "1").lines[1].strip().startswith("tick: Up")
    assert "winsboard tick “Up”" in habits.refused("entry", "1", "--star")


def test_the_last_entry_is_never_a_tick(habits: Shell) -> None:
    habits.done("win", "tea")
    habits.done("tick", "up", "--note", "late")
    assert "tea" in habits.done("entry", "last").out


def test_a_tick_with_a_note_is_erased_by_its_id(habits: Shell) -> None:
    habits.done("tick", "up", "--note", "Ana called")
    (tick,) = habits.done("journal", "--json").json
    habits("erase", "--entry", tick["id"], "--yes")
    assert habits.done("journal", "--json").json == []
    assert habits.done("week", "--json").json["marks"] == []


def test_the_day_shows_what_a_tick_carries(habits: Shell) -> None:
    habits.done("tick", "up", "--help-level", "1", "--pleasure", "3", "--note", "Ana\ncalled")
    assert "Up: done, alone, enjoyed: very much, Ana called." in habits.done("today").out


def test_a_first_session_offers_the_tag_once(shell: Shell) -> None:
    shell.done("habit", "add", "Group", "--area", "therapy")
    shell.done("habit", "add", "Bed", "--area", "home")
    said = shell.done("tick", "group", "--day", "yesterday").lines[-1]
    assert said == "A first time? winsboard tick “Group” --day 2026-11-20 --tag first_time"
    assert "A first time?" not in shell.done("tick", "group").out
    assert "A first time?" not in shell.done("tick", "bed").out
