"""`goal`, `step` and `pin` as a person types them."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from tests.cli.conftest import Shell, prepared

BAKERY = "Walk to the bakery"


@pytest.fixture
@prepared
def bakery(shell: Shell) -> None:
    """A board with one goal of two steps."""
    shell.done("goal", "add", BAKERY, "--step", "door", "--step", "gate")


def wins(shell: Shell) -> list[str]:
    return [entry["text"] for entry in shell.done("today", "--json").json["entries"]]


def test_a_goal_is_added_with_its_title_alone_and_shown_by_a_part_of_it(shell: Shell) -> None:
    assert "No goals" in shell.done("goal").out
    assert (
        shell.done("goal", "add", "Walk", "to", "the", "bakery").out == f"Added a goal: {BAKERY}\n"
    )
    assert shell.done("goal", "list").lines == [f"  1 {BAKERY} · On the way, 2/5"]
    assert shell.done("goal", "bakery").lines[:2] == [BAKERY, "  On the way, 2/5"]
    assert shell.done("goal", "show", "1", "--json").json["level"] == -1


@pytest.mark.parametrize(("sure", "hint"), [("5", True), ("0", True), ("7", False), ("10", False)])
def test_who_is_not_sure_hears_how_to_make_it_smaller(shell: Shell, sure: str, hint: bool) -> None:
    shell.done("goal", "add", "Another one")
    said = shell.done("goal", "add", BAKERY, "--sure", sure).out
    assert ("winsboard goal smaller 2" in said) is hint
    assert len(shell.done("goal", "list").lines) == 2, "it is saved either way"


def test_no_number_with_a_minus_is_shown_and_levels_are_typed_as_words_or_1_to_5(
    bakery: Shell,
) -> None:
    for typed, shown in (
        ("start", "Start, 1/5"),
        ("2", "On the way, 2/5"),
        ("1", "Start, 1/5"),
        ("on the way", "On the way, 2/5"),
        ("aim", "Aim, 3/5"),
        ("much more", "Much more, 5/5"),
        ("more", "A bit more, 4/5"),
    ):
        assert shown in bakery.done("goal", "level", "bakery", *typed.split()).out
    for command in ("list", "show bakery", "card bakery", "score"):
        out = bakery.done("goal", *command.split()).out
        assert not re.search(r"(^|[^0-9])-[12]([^0-9]|$)", out, re.MULTILINE), command
    for wrong in ("7", "0", "6", "-1", "-2", "high", "m", "½"):
        assert "1 to 5" in bakery.refused("goal", "level", "bakery", wrong)
    assert "start, way" in bakery.misused("goal", "level", "bakery")


def test_the_story_outlives_the_history(bakery: Shell) -> None:
    bakery.done("goal", "smaller", "bakery", "to the gate", "--because", "tired legs")
    bakery.clock.tick(timedelta(days=400).total_seconds())
    told = bakery.done("goal", "show", "bakery").out
    assert "“Walk to the bakery” is now “to the gate”, because tired legs" in told


def test_a_step_is_a_win_and_undo_takes_it_back(bakery: Shell) -> None:
    said = bakery.done("step", "tick", "bakery", "1").lines
    assert said[0] == "Did a step: door"
    assert len(said) == 2, "a step is answered"
    assert wins(bakery) == ["door"]
    assert "door" in bakery.done("undo").out
    assert wins(bakery) == []
    bakery.done("step", "tick", "bakery", "door", "--day", "yesterday")
    assert bakery.done("step", "list", "bakery").lines[1] == "   1 [x] door, Friday 20 November"
    assert bakery.done("step", "tick", "bakery", "1").out.startswith("It is like that")
    last = bakery.done("step", "tick", "bakery", "gate").out
    assert f"You reached it: {BAKERY}" in last
    assert wins(bakery) == [f"{BAKERY}: gate"]
    assert "A milestone waits" in bakery.done("goal", "bakery").out
    assert f"You reached it: {BAKERY}" in bakery.done("today").out
    assert f"goal: {BAKERY}, step: gate" in bakery.done("entry", "last").out
    assert "door" in bakery.done("step", "open", "bakery", "1").out
    assert "2 wins" not in bakery.done("today").out


def test_homework_begins_with_opening_it_and_may_name_its_session(shell: Shell) -> None:
    shell.done("goal", "add", "Sheet", "--kind", "homework", "--session", "Tuesday", "--step", "A")
    told = shell.done("goal", "sheet").out
    assert "For the session: Tuesday" in told
    assert [line.strip() for line in shell.done("step", "list", "sheet").lines[1:]] == [
        "1 [ ] Opened it",
        "2 [ ] A",
    ]


def test_a_rung_can_be_climbed_again(shell: Shell) -> None:
    shell.done("goal", "add", "Brave", "--kind", "ladder", "--step", "one", "--step", "two")
    shell.done("step", "tick", "brave", "1")
    shell.done("step", "tick", "brave", "1")
    assert wins(shell) == ["one", "one"]


def test_the_score_is_self_rated_and_takes_weights(shell: Shell) -> None:
    assert "No goals" in shell.done("goal", "score").out
    for goal in ("Aaa", "Bbb", "Ccc"):
        shell.done("goal", "add", goal)
        shell.done("goal", "level", goal, "aim")
    assert "50.0 now" in shell.done("goal", "score").out
    shell.done("goal", "level", "Aaa", "much")
    shell.done("goal", "level", "Bbb", "more")
    for goal, weight in (("Aaa", "3"), ("Bbb", "2"), ("Ccc", "1")):
        shell.done("goal", "edit", goal, "--weight", weight)
    told = shell.done("goal", "score").out
    assert "67.6 now" in told
    assert "Self-rated" in told
    assert round(shell.done("goal", "score", "--json").json["now"], 1) == 67.6


def test_a_card_is_one_page(shell: Shell) -> None:
    shell.done("person", "add", "Ana")
    shell.done(
        "goal", "add", "--template", "Steps without stopping", "--why", "to see Ana",
        "--when", "the kettle boils", "--then", "stand up", "--ally", "ana", "--step", "Stand",
    )  # fmt: skip
    card = shell.done("goal", "card", "1").lines
    assert card[0] == "Steps without stopping"
    assert "o 2 On the way: 10" in card
    assert "  4 A bit more: 30" in card
    for line in ("Why: to see Ana", "When the kettle boils, I will stand up.", "With: Ana"):
        assert line in card
    assert "next: Stand" in card
    assert len(card) < 30
    assert card[-1] == "Saturday 21 November 2026"
    shell.done("person", "remove", "ana")
    assert "With: Ana" in shell.done("goal", "card", "1").lines, "the name stays"


def test_a_goal_is_put_away_restored_moved_and_deleted(bakery: Shell) -> None:
    bakery.done("goal", "add", "Sleep")
    bakery.done("goal", "move", "sleep", "up")
    bakery.done("goal", "away", "bakery", "--because", "winter")
    assert bakery.done("goal", "list", "--away").lines == [f"    {BAKERY}"]
    bakery.done("goal", "again", "bakery")
    assert [line.split(" · ")[0] for line in bakery.done("goal", "list").lines] == [
        "  1 Sleep",
        f"  2 {BAKERY}",
    ]
    bakery.done("step", "tick", "bakery", "1")
    assert "--yes" in bakery.refused("goal", "remove", "bakery")
    bakery.done("goal", "remove", "bakery", "--yes")
    assert "No goal" in bakery.refused("goal", "bakery")
    assert wins(bakery) == ["door"], "a win stays"
    assert "Of a goal" not in bakery.done("doctor").out, "its story went with it"
    bakery.done("undo")
    assert "because winter" in bakery.done("goal", "bakery").out


def test_a_win_and_a_tick_are_pinned(bakery: Shell) -> None:
    bakery.done("win", "Put my shoes on")
    bakery.done("habit", "add", "Bed")
    bakery.done("tick", "bed", "--note", "slowly")
    bakery.done("pin", "bakery", "last")
    assert bakery.done("pin", "bakery", "last").out.startswith("It is like that")
    (tick,) = [e["id"] for e in bakery.done("journal", "--json").json if e["kind"] == "tick"]
    bakery.done("pin", "bakery", "--step", "2", tick)
    story = bakery.done("goal", "bakery").out
    assert f"Belongs to the goal: {BAKERY}" in bakery.done("entry", "last").out
    assert f"goal: {BAKERY}, step: gate" in bakery.done("entry", tick).out
    assert "Win: Put my shoes on" in story
    assert "Ticked: Bed" in story
    bakery.done("pin", "bakery", "last", "--remove")
    assert "shoes" not in bakery.done("goal", "bakery").out
    assert "no" in bakery.refused("pin", "bakery", "12345678901").lower()


@pytest.mark.parametrize(
    "words",
    [
        ("goal", "add", "x", "--sure", "11"),
        ("goal", "add", "x", "--sure", "nan"),
        ("goal", "add", "x", "--sure", "1e400"),
        ("goal", "add", "x", "--sure", "5 of 10"),
        ("goal", "add", "x", "--weight", "inf"),
        ("goal", "add", "x", "--weight", "-3"),
        ("goal", "add", "x", "--kind", "dream"),
        ("goal", "add", "x", "--discipline", "Dr"),
        ("goal", "add", "x", "--form", "nothing"),
        ("goal", "add", "x", "--template", "moon"),
        ("goal", "add", "x", "--measure", "nothing"),
        ("goal", "add", "x", "--start", "9"),
        ("goal", "add", "x", "--level", "one"),
        ("goal", "add", "x", *(w for n in "1324" for w in ("--cut", n))),
        ("goal", "add", "x", "--cut", "nan"),
        ("goal", "add", "x", "--review", "someday"),
        ("goal", "add", " "),
        ("goal", "level", "bakery", "aim", "--day", "tomorrow"),
        ("goal", "reached", "bakery", "--day", "2027-01-01"),
        ("goal", "edit", "bakery", "--title", ""),
        ("goal", "smaller", "bakery", " "),
        ("step", "tick", "bakery", "3"),
        ("step", "tick", "bakery", "1", "--day", "tomorrow"),
        ("step", "add", "bakery", " "),
        ("step", "add", "bakery", "x", "--habit", "nothing"),
        ("goal", "show", "nothing"),
    ],
    ids=" ".join,
)
def test_what_cannot_be_is_refused_in_one_sentence_and_nothing_is_half_done(
    bakery: Shell, words: tuple[str, ...]
) -> None:
    before = bakery.done("goal", "list", "--json").json, bakery.done("history").out
    assert bakery.refused(*words)
    assert (bakery.done("goal", "list", "--json").json, bakery.done("history").out) == before


def test_two_goals_of_one_name_are_told_apart_by_their_numbers(bakery: Shell) -> None:
    bakery.done("goal", "add", BAKERY)
    assert f"1 {BAKERY}, 2 {BAKERY}" in bakery.refused("goal", "level", "bakery", "aim")
    bakery.done("goal", "level", "2", "aim")
    assert [goal["level"] for goal in bakery.done("goal", "list", "--json").json] == [-1, 0]


def test_a_step_whose_habit_went_is_shown_with_its_title(bakery: Shell) -> None:
    bakery.done("habit", "add", "Bed")
    bakery.done("step", "add", "bakery", "corner", "--habit", "bed")
    bakery.done("tick", "bed")
    assert "Ticked: Bed" in bakery.done("goal", "bakery").out
    bakery.done("habit", "remove", "bed", "--yes")
    assert "corner" in bakery.done("goal", "bakery").out
    bakery.done("step", "tick", "bakery", "corner")


def test_erasing_a_day_takes_the_story_of_it(bakery: Shell) -> None:
    bakery.done("goal", "smaller", "bakery", "to the gate", "--because", "private words")
    bakery.done("erase", "--from", "today", "--yes")
    assert "private" not in bakery.done("goal", "bakery").out
