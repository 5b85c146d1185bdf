"""Mood, triggers, thoughts, hard days, the calm list and rests on the command line."""

from __future__ import annotations

import io
import json
import sys
from datetime import timedelta

import pytest

from tests.cli.conftest import Shell
from winsboard.words.catalog.habits import celebration_lines


def type_in(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(text))


def entries(shell: Shell) -> list[dict[str, object]]:
    found: list[dict[str, object]] = shell.done("journal", "--json").json
    return found


def test_mood_is_off_until_it_is_chosen(shell: Shell) -> None:
    assert "`winsboard settings mood on`" in shell.refused("mood", "3")
    shell.done("settings", "mood", "on")
    shell.done("mood", "3", "slept", "well", "--energy", "2", "--feeling", "calm")
    (entry,) = entries(shell)
    assert (entry["mood"], entry["energy"], entry["feelings"]) == (3, 2, ["calm"])
    assert "check-in: OK · Low energy · calm" in shell.done("mood").out
    assert shell.done("mood", "--json").json[0]["text"] == "slept well"


@pytest.mark.parametrize("words", [("6",), ("0",), ("2.5",), ("3", "--energy", "9")])
def test_what_is_not_on_the_scale_is_not_kept(shell: Shell, words: tuple[str, ...]) -> None:
    shell.done("settings", "mood", "on")
    assert shell("mood", *words).code in (1, 2)
    assert entries(shell) == []


def test_off_means_off_everywhere(shell: Shell) -> None:
    shell.done("settings", "mood", "on")
    shell.done("mood", "1", "a grey day", "--feeling", "numb")
    shell.done("win", "Sat outside")
    shell.done("settings", "mood", "off")
    told = [
        shell.done(*words).out
        for words in (
            ("today",),
            ("today", "--json"),
            ("week",),
            ("month",),
            ("month", "--json"),
            ("journal",),
            ("journal", "--json"),
            ("journal", "--search", "grey"),
            ("history",),
            ("history", "--json"),
            ("hard-day", "--before"),
            ("support",),
        )
    ]
    for text in told:
        for word in (
            "grey",
            'numb"',
            "check-in",
            "Very hard",
            '"mood"',
            "feelings",
        ):
            assert word not in text.replace("Nothing found for “grey”.", "")
    shell.done("settings", "mood", "on")
    assert "a grey day" in shell.done("journal").out


def test_the_board_asks_once_a_day_and_rather_not_is_an_answer(shell: Shell) -> None:
    asks = "How are you?"
    assert asks not in shell.done("today").out
    shell.done("settings", "mood", "on")
    assert asks in shell.done("today").out
    shell.done("mood", "--rather-not")
    assert asks not in shell.done("today").out
    shell.clock.set(shell.clock.now() + timedelta(days=1))
    assert asks in shell.done("today").out
    shell.done("mood", "4")
    assert asks not in shell.done("today").out


def test_a_bit_lighter_is_a_win(shell: Shell) -> None:
    shell.done("settings", "mood", "on")
    shell.done("mood", "3", "--lighter")
    assert [e["kind"] for e in entries(shell)] == ["mood", "win"]
    assert "1 win today." in shell.done("today").out


def test_the_lowest_mood_is_answered_the_same_every_time(shell: Shell) -> None:
    shell.done("settings", "mood", "on")
    first, again = shell.done("mood", "1").lines, shell.done("mood", "1").lines
    assert first == again
    assert "winsboard support" in "\n".join(first)
    assert len(shell.done("mood", "2").lines) == 1


def bright() -> set[str]:
    return {line.text for line in celebration_lines() if line.tone == "bright"}


def test_a_first_is_answered_brightly_and_never_after_a_low_mood(shell: Shell) -> None:
    first = ("win", "Drove alone", "--tag", "first_time")
    assert {shell.done(*first).lines[1] for _ in range(6)} & bright()
    shell.done("settings", "mood", "on")
    shell.done("mood", "2")
    shell.clock.set(shell.clock.now() + timedelta(hours=2))
    for _ in range(12):
        assert not set(shell.done(*first).lines) & bright()


def test_a_hard_day_is_quiet_for_the_rest_of_it(shell: Shell) -> None:
    quiet = {line.text for line in celebration_lines() if line.tone == "quiet"}
    shell.done("hard-day", "--next", "tiny")
    for n in range(6):
        lines = shell.done("win", f"Win {n}", "--area", "coping").lines[1:]
        assert set(lines) <= quiet


def test_celebration_is_quiet_or_off_by_choice(shell: Shell) -> None:
    quiet = {line.text for line in celebration_lines() if line.tone == "quiet"}
    shell.done("settings", "celebrate", "quiet")
    assert shell.done("settings", "celebrate").lines[0].split()[1] == "quiet"
    assert set(shell.done("win", "A first", "--tag", "first_time").lines[1:]) <= quiet
    shell.done("settings", "celebrate", "off")
    assert len(shell.done("win", "Another").lines) == 1


def test_a_hard_day_card_is_kept_whatever_is_answered(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    for typed, text, about in (
        ("Too much\n3\n", "Too much", "person"),
        ("\n\n", "", ""),
        ("Words\n6\n1\n", "Words", "rest"),
    ):
        type_in(monkeypatch, typed)
        shell.done("hard-day")
        kept = entries(shell)[-1]
        assert (kept["kind"], kept["text"], kept["about"]) == ("hard_day", text, about)
    assert len(entries(shell)) == 3


def test_a_hard_day_card_that_was_left_before_a_word_is_not_kept(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_in(monkeypatch, "")
    shell.done("hard-day")
    assert entries(shell) == []
    assert " wins " not in shell.done("today").out
    shell.refused("hard-day", "--next", "shout")


@pytest.mark.parametrize("board_for", ["rehab", "me"])
def test_a_rehab_board_says_that_sudden_weakness_is_no_hard_day(
    shell: Shell, board_for: str
) -> None:
    shell.done("settings", "board-for", board_for)
    for words in (("support",), ("hard-day", "tired", "--next", "rest")):
        told = shell.done(*words).out
        assert ("weakness is not a hard day" in told) == (board_for == "rehab")


def test_what_helped_before_is_told_with_its_sample(shell: Shell) -> None:
    shell.clock.set(shell.clock.now() - timedelta(days=9))
    shell.done("hard-day", "A", "storm", "--next", "calm")
    shell.done("win", "Got up at noon")
    shell.done("calm", "draw", "--helped")
    shell.clock.set(shell.clock.now() + timedelta(days=9))
    for words in (("calm", "before"), ("hard-day", "--before")):
        told = shell.done(*words).out
        assert "1 day like this one, out of 1 with an entry." in told
        assert "Got up at noon" in told
        assert "Draw something: helped once" in told


def test_a_trigger_is_two_words(shell: Shell) -> None:
    shell.done("trigger", "4")
    shell.done("trigger", "sleep", "woke", "at", "3", "--helped", "music")
    shell.done("trigger", "trg.place")
    told = shell.done("trigger").out
    assert "Sleep: 2, in the morning" in told
    assert "    woke at 3" in told
    assert "What helped: music" in told
    assert [c["times"] for c in shell.done("trigger", "--json").json] == [2, 1]
    assert "Sleep" in shell.refused("trigger", "weather")


def test_a_thought_is_caught_checked_and_chosen(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell.done("thought", "I am no use", "--choose", "I fed the cat", "--trap", "1")
    type_in(monkeypatch, "Nobody calls\n")
    shell.done("thought")
    told = shell.done("thought", "--list").out
    assert "three months: 2. Answered: 1." in told
    assert "I fed the cat" in told
    assert shell.done("thought", "--json").json["caught"] == 2
    type_in(monkeypatch, "\n\n\n")
    assert "All three are empty" in shell("thought").err
    shell.refused("thought", "x", "--trap", "none")


def test_what_helped_rises_on_the_calm_list(shell: Shell) -> None:
    shell.done("calm", "One song", "--little")
    shell.done("calm", "draw", "--helped")
    told = shell.done("calm").lines
    assert [line.lstrip(" 0123456789") for line in told[:2]] == [
        "Draw something (helped once)",
        "One song (helped a little once)",
    ]
    assert shell.done("calm", "list", "--json").json[0]["id"] == "cop.draw"
    shell.done("undo")
    assert "One song" in shell.done("calm").lines[0]


def test_what_did_not_help_today_is_not_praised_as_if_it_had(shell: Shell) -> None:
    tried = {line.text for line in celebration_lines() if "tried" in line.when}
    for _ in range(4):
        told = shell.done("calm", "draw", "--not-today").lines
        assert told[0] == "Draw something: did not help today"
        assert set(told[1:]) <= tried


def test_a_card_shows_its_steps_and_cautions(shell: Shell) -> None:
    told = shell.done("calm", "cool", "water")
    assert told.lines[0] == "Cool water on the wrists"
    assert "Take care: Ask a clinician" in told.out
    shell.refused("calm", "xyzzy")


def test_a_card_of_ones_own_is_written_changed_and_taken_away(shell: Shell) -> None:
    shell.done("calm", "add", "Pet", "the", "cat", "--step", "Find it", "--minutes", "3")
    assert shell.done("calm", "1").lines[:2] == ["Pet the cat", "  1. Find it"]
    shell.done("calm", "edit", "1", "--name", "Stroke the cat", "--caution", "Ask it first")
    assert "Take care: Ask it first" in shell.done("calm", "stroke").out
    shell.done("calm", "hide", "stroke")
    assert "cat" not in shell.done("calm").out
    shell.done("calm", "hide", "draw")
    assert "Draw" in shell.done("calm", "list", "--hidden").out
    shell.done("calm", "back", "draw")
    assert "Draw" in shell.done("calm").out
    shell.misused("calm", "add", "x", "--minutes", "soon")
    shell.refused("calm", "add", "x", "--minutes", "999")


def test_a_rest_is_planned_shown_and_ended(shell: Shell) -> None:
    shell.done("habit", "add", "Make the bed")
    shell.done("rest", "today", "+3", "--reason", "with Mum")
    assert "Saturday 21 November to Tuesday 24 November: with Mum" in shell.done("rest").out
    today = shell.done("today").out
    assert "Today is a rest day: with Mum." in today
    assert "1. Make the bed: rest." in today
    assert "1. Make the bed: rest on" in shell.done("week").out
    assert shell.done("today", "--json").json["rests"][0]["reason"] == "with Mum"
    shell.clock.set(shell.clock.now() + timedelta(days=1))
    shell.done("rest", "end")
    assert shell.done("rest", "list", "--json").json == []
    assert "with Mum" in shell.done("rest", "list", "--all").out
    assert "There is no rest" in shell.refused("rest", "end")


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        (("today",), "2026-11-21", "2026-11-21"),
        (("tomorrow", "2026-12-24"), "2026-11-22", "2026-12-24"),
        (("3 november", "yesterday"), "2026-11-03", "2026-11-20"),
        (("+2", "open"), "2026-11-23", None),
    ],
)
def test_a_rest_can_be_past_or_planned(
    shell: Shell, words: tuple[str, ...], first: str, last: str | None
) -> None:
    shell.done("rest", *words)
    (rest,) = shell.done("rest", "list", "--all", "--json").json
    assert (rest["first"], rest["last"]) == (first, last)
    shell.done("rest", "remove", "--all")
    assert shell.done("rest", "list", "--all", "--json").json == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ("3 november", "yesterday"),
            "Saved rest days: Tuesday 3 November 2026 to Friday 20 November 2026",
        ),
        (("yesterday", "open"), "Saved rest days: from Friday 20 November 2026, no end yet"),
        (("today",), "Saved rest days: Saturday 21 November 2026"),
        (("tomorrow",), "Planned rest days: Sunday 22 November 2026"),
    ],
)
def test_a_rest_that_has_begun_is_not_called_planned(
    shell: Shell, words: tuple[str, ...], said: str
) -> None:
    assert shell.done("rest", *words).lines == [said]


@pytest.mark.parametrize(
    "again", [("today",), ("+1", "+9"), ("yesterday", "today"), ("3 november", "open")]
)
def test_a_rest_on_days_of_another_is_told_of_and_changes_nothing(
    shell: Shell, again: tuple[str, ...]
) -> None:
    shell.done("rest", "today", "+3", "--reason", "with Mum")
    assert "Saturday 21 November 2026 to Tuesday 24 November 2026" in shell.refused("rest", *again)
    assert len(shell.done("rest", "list", "--all", "--json").json) == 1
    shell.done("rest", "+4", "open")
    shell.done("rest", "yesterday")


def test_a_habit_may_rest_on_days_of_its_own(shell: Shell) -> None:
    shell.done("habit", "add", "Make the bed")
    shell.done("rest", "today", "+3")
    shell.done("rest", "today", "+9", "--habit", "bed")
    assert "already" in shell.refused("rest", "+5", "--habit", "bed")


@pytest.mark.parametrize(
    "words", [("today", "yesterday"), ("soon",), ("+99999",), ("today", "--habit", "none")]
)
def test_a_rest_that_makes_no_sense_is_refused(shell: Shell, words: tuple[str, ...]) -> None:
    shell.refused("rest", *words)
    assert shell.done("rest", "list", "--all", "--json").json == []


def test_a_rest_of_one_habit_leaves_the_others(shell: Shell) -> None:
    shell.done("habit", "add", "Make the bed")
    shell.done("habit", "add", "Read")
    shell.done("rest", "today", "open", "--habit", "bed")
    today = shell.done("today").out
    assert "1. Make the bed: rest." in today
    assert "2. Read: open." in today


def test_low_energy_shows_the_smallest_forms_by_choice(shell: Shell) -> None:
    shell.done("habit", "add", "Make the bed", "--tiny", "Pull the sheet up")
    shell.done("settings", "mood", "on")
    shell.done("mood", "--energy", "1")
    assert "Make the bed" in shell.done("today").out
    shell.done("settings", "tiny-when-low", "on")
    today = shell.done("today").out
    assert "Pull the sheet up" in today
    assert "A little is enough today." in today


def test_json_is_whole_for_every_kind_of_entry(shell: Shell) -> None:
    shell.done("settings", "mood", "on")
    for words in (("mood", "2"), ("trigger", "1"), ("thought", "no"), ("ritual", "candle")):
        shell.done(*words)
    assert {e["kind"] for e in entries(shell)} == {"mood", "trigger", "thought", "ritual"}
    assert json.loads(shell.done("today", "--json").out)["entries"]


def test_a_number_of_the_calm_list_stays_with_its_card(shell: Shell) -> None:
    named = shell.done("calm", "5").out.splitlines()[0]
    for rating in ("--helped", "--helped", "--little", "--not-today"):
        shell.done("calm", "5", rating)
        assert shell.done("calm", "5").out.splitlines()[0] == named
    first = next(line for line in shell.done("calm").out.splitlines() if "helped" in line)
    assert first.split()[0] == "5"
    assert named.split("·")[0].strip() in first
