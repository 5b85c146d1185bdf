"""Support, people, kind lines, rituals, coming back and the curtain on the command line."""

from __future__ import annotations

import io
import string
import sys
from datetime import timedelta

import pytest

from tests.cli.conftest import Shell
from winsboard.domain.model.documents import Settings
from winsboard.domain.settings.curtain import pin_matches
from winsboard.words.sentences.wellbeing.support import big_digits


def type_in(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(text))


def test_support_shows_people_and_the_lines_of_a_chosen_region(shell: Shell) -> None:
    assert "116 123" not in shell.done("support").out
    shell.done("person", "add", "Sam", "--role", "family", "--reach", "by text")
    shell.done("person", "add", "Dr Lee", "--role", "therapist", "--note", "Tuesdays")
    shell.done("settings", "region", "gb")
    told = shell.done("support").lines
    order = ["  999  Emergency", "  Sam: by text", "  Dr Lee (Tuesdays)"]
    assert [told.index(line) for line in order] == sorted(map(told.index, order))
    assert told.index(order[0]) <= 3
    assert "116 123" in "\n".join(told)
    assert "Nobody here yet" not in "\n".join(told)
    sections = shell.done("support", "--json").json["sections"]
    assert [s["id"] for s in sections] == ["people", "care", "lines", "calm"]
    assert "no help lines" in shell.refused("settings", "region", "mars")


@pytest.mark.parametrize("region", ["off", "other"])
def test_without_a_country_there_are_numbers_to_call_all_the_same(
    shell: Shell, region: str
) -> None:
    shell.done("settings", "region", region)
    told = shell.done("support").lines
    assert told[2] == "In danger? Call for help now."
    assert told[3] == "  112  European Union"
    assert "  911  United States, Canada" in told
    assert "Nobody here yet" in "\n".join(told[:14])
    assert "\n".join(told).count("Nobody here yet") == 1


@pytest.mark.parametrize(
    ("reach", "digits"),
    [
        ("999", "999"),
        ("112 or 999", "112"),
        ("call 911", "911"),
        ("call or text 988", "988"),
        ("your local number (112 in the EU)", ""),
        ("Room 204, call 112", ""),
        ("0800 123 456", ""),
        ("+44 999", ""),
        ("24/7 call 112", ""),
        ("99", ""),
        ("", ""),
    ],
)
def test_digits_are_large_only_if_they_are_certain(reach: str, digits: str) -> None:
    assert big_digits(reach) == digits


def test_a_line_is_checked_and_says_when(shell: Shell) -> None:
    shell.done("settings", "region", "gb")
    shell.done("person", "check", "Samaritans")
    assert "You checked this on Saturday 21 November" in shell.done("support").out
    assert shell.done("person", "list", "--json").json[0]["checked_on"] == "2026-11-21"
    shell.done("undo")
    assert "You checked this" not in shell.done("support").out


def test_people_are_changed_moved_and_removed(shell: Shell) -> None:
    assert "Nobody here yet" in shell.done("person").out
    for name in ("Sam", "Alex"):
        shell.done("person", "add", name)
    shell.done("person", "move", "Alex", "up")
    assert shell.done("person").lines[0] == "  1 Alex, friend"
    shell.done("person", "edit", "alex", "--name", "Alexandra", "--hidden")
    assert "Alexandra" not in shell.done("support").out
    shell.done("person", "edit", "alex", "--shown", "--reach", "0123")
    assert "Alexandra: 0123" in shell.done("support").out
    shell.done("person", "remove", "alex")
    assert shell.done("person").lines == ["  1 Sam, friend"]
    shell.refused("person", "add", "Kim", "--role", "boss")
    shell.refused("person", "edit", "nobody")
    shell.misused("person", "move", "Sam")


def test_a_starter_is_completed_and_stands_where_it_was_put(shell: Shell) -> None:
    assert "  2 I got through ___ before." in shell.done("affirmation", "starters").lines
    shell.done("affirmation", "add", "--starter", "2", "a", "long", "winter", "--place", "morning")
    line = "I got through a long winter before."
    assert shell.done("today").lines[0] == line
    shell.done("affirmation", "place", "1", "calm")
    assert line not in shell.done("today").out
    assert shell.done("calm").lines[0] == line
    shell.done("affirmation", "place", "1", "none")
    assert line not in shell.done("calm").out
    assert "blank" in shell.refused("affirmation", "add", "--starter", "4", "kind")
    shell.refused("affirmation", "add", "--starter", "99", "x")
    shell.misused("affirmation", "add")


def test_it_is_asked_how_true_a_line_feels(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    shell.done("affirmation", "add", "I can rest")
    type_in(monkeypatch, "1\n")
    assert "stops using it" in shell.done("affirmation", "true", "1").out
    assert shell.done("affirmation").lines == ["  1 I can rest (not true)"]
    shell.done("affirmation", "true", "1", "partly")
    shell.done("affirmation", "edit", "rest", "--text", "I can rest now")
    assert shell.done("affirmation").lines == ["  1 I can rest now"]
    shell.refused("affirmation", "true", "1", "very")


def test_a_line_is_retired_and_brought_back(shell: Shell) -> None:
    shell.done("affirmation", "add", "I can rest", "--place", "morning")
    shell.done("affirmation", "retire", "1")
    assert "I can rest" not in shell.done("today").out
    assert "I can rest" in shell.done("affirmation", "list", "--retired").out
    shell.done("affirmation", "back", "1")
    assert shell.done("affirmation", "list", "--json").json[0]["text"] == "I can rest"


def test_no_kind_line_comes_on_a_hard_day(shell: Shell) -> None:
    shell.done("affirmation", "add", "I can rest", "--place", "morning", "--place", "calm")
    shell.done("hard-day", "--next", "rest")
    assert "I can rest" not in shell.done("today").out + shell.done("calm").out


def test_the_candle_is_lit_once_a_day(shell: Shell) -> None:
    assert "Lit the candle" in shell.done("ritual", "candle").out
    assert "already" in shell.done("ritual", "do", "1").out
    assert "The candle is on." in shell.done("today").out
    shell.clock.set(shell.clock.now() + timedelta(days=1))
    assert "The candle is on." not in shell.done("today").out
    shell.done("settings", "candle", "off")
    assert "candle is off" in shell.refused("ritual", "candle")
    assert "candle on the board" not in shell.done("ritual").out


def test_a_ritual_of_ones_own_is_written_and_done(shell: Shell) -> None:
    shell.done("ritual", "add", "Tea at dusk", "--step", "Boil water", "--step", "Sit")
    assert shell.done("ritual", "tea").lines == ["Tea at dusk", "  1. Boil water", "  2. Sit"]
    shell.done("ritual", "do", "tea")
    assert "Tea at dusk (done today)" in shell.done("ritual").out
    shell.done("ritual", "edit", "tea", "--name", "Tea", "--caution", "Hot")
    assert "Take care: Hot" in shell.done("ritual", "Tea").out
    shell.done("ritual", "hide", "bell")
    assert "bell" in shell.done("ritual", "list", "--hidden").out
    shell.done("ritual", "back", "bell")
    assert "bell" in shell.done("ritual").out
    assert shell.done("ritual", "list", "--json").json[0]["name"] == "Tea"


@pytest.mark.parametrize("days", [3, 5, 15, 61])
def test_who_comes_back_is_greeted_without_a_number(shell: Shell, days: int) -> None:
    shell.done("habit", "add", "Make the bed")
    shell.done("tick", "bed")
    assert "Welcome" not in shell.done("today").out
    shell.clock.set(shell.clock.now() + timedelta(days=days))
    greeting = shell.done("today").out.partition("\n\n")[0]
    assert "winsboard breathe" in greeting
    assert "Make the bed" in greeting
    assert not set(greeting) & set(string.digits)
    assert ("fresh-page" in greeting) is (days == 61)
    shell.done("note", "here")
    assert "winsboard breathe" not in shell.done("today").out


def test_a_fresh_page_is_one_act(shell: Shell) -> None:
    for name in ("Make the bed", "Read"):
        shell.done("habit", "add", name)
    shell.done("habit", "fresh-page")
    assert shell.done("habit", "list", "--json").json == []
    shell.done("undo")
    assert len(shell.done("habit", "list", "--json").json) == 2


def test_a_pin_lifts_the_curtain_and_is_not_handed_around(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_in(monkeypatch, "2468\n")
    shell.done("settings", "curtain-pin", "-")
    assert shell.done("settings", "curtain-pin").lines[0].split()[1] == "on"
    assert shell.done("settings", "--json").json["curtain_pin"] is True
    shell.done("settings", "curtain-pin", "off")
    assert "already" in shell.done("settings", "curtain-pin", "off").out
    assert "4 to 64" in shell.refused("settings", "curtain-pin", "12")
    assert pin_matches(Settings(), "")


@pytest.mark.parametrize(
    ("name", "typed", "shown"),
    [
        ("reminder", "20:30", "20:30"),
        ("reminder", "off", "off"),
        ("mood", "on", "on"),
        ("motion", "off", "off"),
        ("clock-digits", "on", "on"),
        ("bell", "on", "on"),
        ("notify", "on", "on"),
        ("candle", "off", "off"),
        ("region", "us", "US"),
        ("curtain-minutes", "10", "10"),
        ("curtain-minutes", "off", "off"),
        ("breath-pattern", "box", "Box"),
        ("breath-minutes", "3", "3"),
        ("flow", "short", "short"),
    ],
)
def test_the_evening_can_be_set(shell: Shell, name: str, typed: str, shown: str) -> None:
    shell.done("settings", name, typed)
    assert shell.done("settings", name).lines[0].split()[1] == shown


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("reminder", "25"),
        ("mood", "yes"),
        ("curtain-minutes", "999"),
        ("breath-minutes", "11"),
        ("breath-pattern", "deep"),
        ("flow", "xyzzy"),
    ],
)
def test_an_evening_that_makes_no_sense_is_refused(shell: Shell, name: str, typed: str) -> None:
    shell.refused("settings", name, typed)


@pytest.mark.parametrize("family", ["person", "affirmation", "prompt", "habit"])
def test_a_word_that_a_family_does_not_know_is_told(shell: Shell, family: str) -> None:
    assert "There are: list" in shell.misused(family, "frob")


def test_asking_for_help_is_saved_as_a_win(shell: Shell) -> None:
    assert "winsboard support --asked" in shell.done("support").lines[-1]
    assert shell.done("support", "--asked").lines[0] == "Wrote a win: Asked for help"
    day = shell.done("today", "--json").json
    assert day["wins"] == 1
    assert [(e["text"], e["tags"]) for e in day["entries"]] == [("Asked for help", ["asked"])]
    assert "Asked for help: 1 win" in shell.done("progress", "patterns").lines
