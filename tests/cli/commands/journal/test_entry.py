"""`entry`: seeing one entry and changing it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cli.conftest import Shell, prepared
from winsboard.words.catalog.forms import form_label, progress_forms


@pytest.fixture
@prepared
def written(shell: Shell) -> None:
    shell.done("win", "Sat on the porch", "--day", "2026-09-01")
    shell.done("win", "Walked round the block", "--day", "2026-10-01")
    shell.done("note", "Rain")


def entry(shell: Shell, words: str) -> dict[str, Any]:
    (found,) = shell.done("journal", "--search", words, "--json").json
    assert isinstance(found, dict)
    return found


def test_an_entry_shows_what_led_to_it_and_what_it_led_to(written: Shell) -> None:
    porch, walk = entry(written, "porch")["id"], entry(written, "walked")["id"]
    assert written.done("entry", porch, "--led-to", walk).out == ("Linked: Sat on the porch\n")
    assert written.done("entry", porch).lines == [
        "Tuesday 1 September",
        "  09:30  win: Sat on the porch",
        "",
        "This led to:",
        "  Thursday 1 October",
        "    09:30  win: Walked round the block",
    ]
    assert "This came from:" in written.done("entry", walk).lines
    linked = written.done("entry", walk, "--json").json
    assert [e["id"] for e in linked["came_from"]] == [porch]
    written.done("entry", porch, "--unlink", walk)
    assert "This led to:" not in written.done("entry", porch).lines


def test_an_entry_is_changed_and_everything_can_be_taken_back(written: Shell) -> None:
    before = entry(written, "porch")
    written.done(
        "entry", before["id"], "--text", "Sat on the porch, twice", "--area", "morning",
        "--day", "2026-08-31", "--time", "6:05 pm", "--tag", "first time", "--tag", "garden",
        "--star",
    )  # fmt: skip
    after = entry(written, "twice")
    assert (after["day"], after["at"][:16]) == ("2026-08-31", "2026-08-31T18:05")
    assert (after["area"], after["tags"]) == ("morning", ["first_time", "garden"])
    assert after["starred"] is True
    for _ in range(4):
        written.done("undo")
    assert entry(written, "porch") == before


def test_links_and_kept_ids_follow_an_entry_to_another_month(written: Shell) -> None:
    porch, walk = entry(written, "porch")["id"], entry(written, "walked")["id"]
    rain = entry(written, "rain")["id"]
    written.done("entry", porch, "--led-to", walk)
    written.done("entry", walk, "--led-to", rain)
    for day in ("2026-07-07", "2026-08-08"):
        written.done("entry", walk, "--day", day)
    moved = written.done("entry", walk, "--json").json
    (found,) = moved["entry"]
    assert (found["day"], found["text"], len(found["was"])) == (
        "2026-08-08", "Walked round the block", 2,
    )  # fmt: skip
    assert found["id"] != walk == found["was"][0]
    assert [e["id"] for e in moved["came_from"]] == [porch]
    assert [e["id"] for e in moved["led_to"]] == [rain]
    assert [e["id"] for e in written.done("entry", porch, "--json").json["led_to"]] == [found["id"]]
    assert [e["id"] for e in written.done("entry", rain, "--json").json["came_from"]] == [
        found["id"]
    ]
    assert "like that already" in written.done("entry", porch, "--led-to", found["id"]).out
    written.done("entry", porch, "--unlink", found["id"])
    assert written.done("entry", porch, "--json").json["led_to"] == []
    for _ in range(3):
        written.done("undo")
    (back,) = written.done("entry", walk, "--json").json["entry"]
    assert (back["id"], back["day"], back["was"]) == (walk, "2026-10-01", [])
    (once,) = written.done("journal", "--search", "walked", "--json").json
    assert once["id"] == walk


def test_the_last_entry_can_be_named_so(written: Shell) -> None:
    written.done("entry", "last", "--star")
    assert entry(written, "is:starred")["text"] == "Rain"
    written.done("entry", "last", "--unstar", "--tag", "x")
    assert entry(written, "tag:x")["starred"] is False
    written.done("entry", "last", "--untag", "x")
    assert written.done("journal", "--search", "tag:x", "--json").json == []
    written.done("entry", "last", "--remove")
    assert "Rain" not in written.done("journal", "--from", "2026-01-01").out
    written.done("undo")
    assert entry(written, "rain")


def test_a_tag_of_ones_own_can_be_searched_for(written: Shell) -> None:
    written.done("entry", "last", "--tag", "Gärten")
    assert "Rain" in written.done("journal", "--tag", "Gärten").out
    assert "Gärten" in written.refused("journal", "--tag", "nowhere")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("77",), "no entry with number 77"),
        (("77000000000",), "no entry 77000000000"),
        (("last", "--led-to", "77"), "no entry with number 77"),
        (("last", "--time", "25:00"), "“25:00”"),
        (("last", "--time", "13 pm"), "“13 pm”"),
        (("last", "--day", "2027-01-01"), "has not come"),
        (("last", "--text", " "), "no words"),
        (("last", "--led-to", "last"), "itself"),
        (("last", "--tag", " "), "A tag needs a name"),
        (("last", "--area", "nowhere"), "no area"),
    ],
)
def test_what_makes_no_sense_is_refused(written: Shell, words: tuple[str, ...], said: str) -> None:
    assert said in written.refused("entry", *words)


def test_one_entry_goes_with_the_command(written: Shell) -> None:
    assert "last" in written.misused("entry")
    assert written.misused("entry", "last", "--star", "--unstar")


def test_what_is_so_already_is_said(written: Shell) -> None:
    assert (
        written.done("entry", "last", "--unstar").out
        == "It is like that already. Nothing was changed.\n"
    )


@pytest.mark.parametrize(
    ("query", "said"),
    [("area:x", "The areas:"), ("tag:", "tag:x"), ("from:never", "“never”")],
)
def test_a_search_that_makes_no_sense_is_refused(written: Shell, query: str, said: str) -> None:
    assert said in written.refused("journal", "--search", query)


def test_a_search_narrows(written: Shell) -> None:
    found = written.done("journal", "--search", "kind:win to:2026-09 sat", "--json").json
    assert [e["text"] for e in found] == ["Sat on the porch"]


def test_a_note_becomes_a_win_and_a_note_again_and_the_totals_follow(written: Shell) -> None:
    before = entry(written, "rain")
    assert written.done("entry", "last", "--win").lines[0] == "Made it a win: Rain"
    assert "1 win today" in written.done("today").out
    assert entry(written, "rain") == {**before, "kind": "win"}
    assert written.done("entry", "last", "--note").lines == ["Made it a note: Rain"]
    assert "win today" not in written.done("today").out
    assert entry(written, "rain") == before
    assert "like that already" in written.done("entry", "last", "--note").out
    written.done("undo")
    assert entry(written, "rain")["kind"] == "win"


def test_only_a_note_becomes_a_win(written: Shell) -> None:
    written.done("hard-day", "--next", "rest")
    assert "Only a note can become a win" in written.refused("entry", "last", "--win")


def test_people_are_added_and_taken_off(written: Shell) -> None:
    written.done("person", "add", "Ana María", "--reach", "0123")
    written.done("entry", "last", "--for", "ana maria", "--for", "Ben")
    assert entry(written, "rain")["people"] == ["Ana María", "Ben"]
    written.done("entry", "last", "--for", "BEN", "--not-for", "ANA MARIA")
    assert entry(written, "rain")["people"] == ["Ben"]
    assert "like that already" in written.done("entry", "last", "--not-for", "Zoe").out
    assert "needs a name" in written.refused("entry", "last", "--for", " ")
    written.done("undo")
    assert entry(written, "rain")["people"] == ["Ana María", "Ben"]


def test_feelings_of_any_entry_follow_the_setting(written: Shell) -> None:
    assert "Mood and energy are off" in written.refused("entry", "last", "--feeling", "calm")
    written.done("settings", "mood", "on")
    written.done("entry", "last", "--feeling", "calm", "--feeling", "not sure")
    assert entry(written, "rain")["feelings"] == ["calm", "not sure"]
    assert "(calm, not sure)" in written.done("journal").out
    assert entry(written, '"not sure"')["text"] == "Rain"
    written.done("entry", "last", "--not-feeling", "Not Sure")
    assert entry(written, "rain")["feelings"] == ["calm"]
    written.done("settings", "mood", "off")
    assert "calm" not in written.done("journal").out
    assert "calm" not in written.done("entry", "last").out
    assert "feelings" not in entry(written, "rain")
    assert "Nothing" in written.done("journal", "--search", "calm").out


@pytest.mark.parametrize(
    ("typed", "form"),
    [
        ("clicked", "insight"),
        ("Something clicked", "insight"),
        ("INSIGHT", "insight"),
        ("family", "together"),
        ("coping", "skill"),
        ("body", "body"),
    ],
)
def test_a_win_has_a_form_of_progress(shell: Shell, typed: str, form: str) -> None:
    shell.done("win", "I saw why", "--form", typed)
    assert entry(shell, "saw")["form"] == form
    label = form_label(form)
    assert label in shell.done("journal").out
    assert entry(shell, f'"{label}"')["text"] == "I saw why"
    shell.done("entry", "last", "--form", "none")
    assert entry(shell, "saw")["form"] == ""


@pytest.mark.parametrize("typed", ["", "zzz", "o"])
def test_an_unknown_form_is_refused_with_all_that_are_known(shell: Shell, typed: str) -> None:
    said = shell.refused("win", "I saw why", "--form", typed)
    assert all(f"{id} ({form.label})" in said for id, form in progress_forms().items())


def test_a_note_has_no_form_of_progress(written: Shell) -> None:
    assert "Only a win" in written.refused("entry", "last", "--form", "clicked")
