from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.words.celebration_list import AUDIENCES, deeds, drawn_at_all, events
from winsboard.words import content
from winsboard.words.catalog.areas import shipped_areas
from winsboard.words.catalog.habits import celebration_lines, win_tags
from winsboard.words.sentences.celebration import (
    BREATHED,
    MARKED,
    TRIED,
    WITH_AREA,
    Occasion,
    choose_line,
    count_event,
    trigger_event,
)

MANY = [str(n) for n in range(200)]
CODE = Path(__file__).parents[2] / "winsboard"
DECLARED = {line["id"]: line for line in content("celebrations")["celebrations"]}
"""What the shipped list says of each line, read apart from the code that chooses."""


def said_for(event: str, area: str = "", tags: tuple[str, ...] = ()) -> set[str]:
    """The ids of all lines that can be chosen for this."""
    lines = (
        choose_line(celebration_lines(), edit, (), Occasion(event, area, tags)) for edit in MANY
    )
    return {line.id for line in lines if line}


def test_the_same_edit_gets_the_same_line() -> None:
    assert choose_line(celebration_lines(), "123456", (), Occasion("win")) == choose_line(
        celebration_lines(), "123456", (), Occasion("win")
    )


def test_different_edits_get_different_lines() -> None:
    assert len(said_for("win")) > 3


@pytest.mark.parametrize("event", ["habit", "some", "win", "rest", "trigger"])
def test_who_does_one_thing_only_is_answered_each_time_with_another_line(event: str) -> None:
    fitting = said_for(event)
    said: list[str] = []
    for edit in MANY:
        line = choose_line(celebration_lines(), edit, said[-10:], Occasion(event))
        assert line is not None
        assert line.id not in said[-(len(fitting) - 1) :]
        said.append(line.id)
    assert set(said) == fitting


def test_a_tag_answers_before_the_area_and_the_event() -> None:
    assert said_for("win", "boundaries", ("hard_day",)) == {"cel.25"}


def test_an_area_answers_before_the_event() -> None:
    boundaries = {line.id for line in celebration_lines() if "boundaries" in line.when}
    assert boundaries
    assert said_for("win", "boundaries") <= boundaries


def test_a_bright_line_answers_a_first_time_alone() -> None:
    bright = {line.id for line in celebration_lines() if line.tone == "bright"}
    assert said_for("win", "", ("first_time",)) == {"cel.24"}
    for area in ("", "home", "movement", "family"):
        assert not said_for("win", area, ("on_my_own",)) & bright


@pytest.mark.parametrize("audience", AUDIENCES)
def test_no_line_is_said_outside_of_what_it_is_declared_for(audience: str) -> None:
    """Every event with every area, tag, board and day, and all lines that could be drawn."""
    for deed in deeds():
        facts = {deed.event, *deed.tags, *([deed.area] if deed.event in WITH_AREA else [])}
        for line in drawn_at_all(deed, audience):
            declared = DECLARED[line.id]
            assert facts & set(declared["when"]), (deed, line.text)
            assert audience in declared.get("audiences", AUDIENCES), (deed, line.text)
            assert not (declared.get("today") and deed.day), (deed, line.text)


def test_every_declaration_names_something_that_can_happen() -> None:
    known = {*events(), *(area.of for area in shipped_areas()), *win_tags()}
    assert {word for line in DECLARED.values() for word in line["when"]} <= known
    assert all(line["when"] for line in DECLARED.values())


def test_every_event_that_the_program_answers_is_declared() -> None:
    told = "\n".join(path.read_text() for path in CODE.rglob("*.py"))
    named = set(re.findall(r"\bevent = \"(\w+)\"", told))
    named |= set(re.findall(r"\bevent=\"(\w+)\"", told))
    named |= set(re.findall(r"commit_and_celebrate\([^)]*?\"(\w+)\"", told))
    assert {"win", "thought_caught", "setback_care", "reflection"} <= named | {"thought_caught"}
    derived = {*MARKED.values(), *TRIED.values(), *BREATHED.values(), trigger_event("trg.none")}
    named.discard("_")
    assert named | derived | {"thought_caught", "thought_answered"} <= set(events())


def test_a_line_that_speaks_of_today_is_declared_so() -> None:
    for line in DECLARED.values():
        assert ("today" in f"{line['text']} {line['plain']}".lower()) == line.get("today", False)


UNTRUE = [
    (Occasion("thought_caught"), "calm|fairer|kept|answer"),
    (Occasion("thought_answered"), "calm|found it"),
    (Occasion("habit", "movement"), "Someone had to|in pieces|gave it a try|started"),
    (Occasion("habit", "home"), "in pieces|gave it a try|practised|showed up"),
    (Occasion("habit", "morning"), "in pieces|gave it a try|practised|Someone had to"),
    (Occasion("some", "morning"), "One more small thing|Done\\b|did it|Someone had to"),
    (Occasion("win", "boundaries"), "out loud|heavy|before answering"),
    (Occasion("win"), "showed up|gave it a try|in pieces|practised|today"),
    (Occasion("win", "connection"), "showed up|asked|out loud"),
    (Occasion("win", "coping"), "fairer|noticed|worked|calm"),
    (Occasion("win", "", ("tried_new",)), "skill"),
    (Occasion("win", "", ("noticed",)), "calm"),
    (Occasion("rest", "home"), "Someone had to|looks after"),
    (Occasion("rest", "family"), "looks after"),
    (Occasion("tried"), "worked|helped|calm"),
    (Occasion("trigger_unsure"), "set it off"),
    (Occasion("setback"), "kind to yourself"),
    (Occasion("reflection"), "Tomorrow"),
]
"""Deeds, and words that would be false of them: those of the review, and others like them."""


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize(("deed", "words"), UNTRUE)
def test_nothing_untrue_is_said(deed: Occasion, words: str, audience: str) -> None:
    if deed.area == "movement" and audience == "rehab":
        words = words.replace("practised|", "")
    said = {line.text for line in drawn_at_all(deed, audience)}
    assert said, "it is answered"
    assert [text for text in said if re.search(words, text)] == []


def test_what_was_practised_is_said_to_be_on_a_rehab_board_alone() -> None:
    practised = {a for a in AUDIENCES for line in drawn_at_all(Occasion("habit", "movement"), a)
                 if "practised" in line.text}  # fmt: skip
    assert practised == {"rehab"}


@pytest.mark.parametrize("event", ["habit", "some", "win", "thought_caught", "thought_answered"])
def test_a_quiet_day_has_a_quiet_line_for_what_is_done_most(event: str) -> None:
    tones = {line.tone for line in celebration_lines() if event in line.when}
    assert "quiet" in tones


@pytest.mark.parametrize(
    ("aim", "value", "event"),
    [(None, 1, "habit"), (12, 3, "some"), (12, 12, "habit"), (12, 13, "habit"), (0.5, 0.4, "some")],
)
def test_a_number_below_the_goal_is_a_part(aim: float | None, value: float, event: str) -> None:
    assert count_event(aim, value) == event


def test_the_note_for_tomorrow_is_named_if_there_is_one() -> None:
    assert "cel.36" not in said_for("reflection")
    assert "cel.36" in said_for("reflection", "", ("tomorrow",))
