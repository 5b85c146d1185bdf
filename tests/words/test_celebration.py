from __future__ import annotations

import pytest

from winsboard.words.catalog.habits import celebration_lines
from winsboard.words.sentences.celebration import Deed, answer

MANY = [str(n) for n in range(200)]


def said_for(event: str, area: str = "", tags: tuple[str, ...] = ()) -> set[str]:
    """The ids of all lines that can be chosen for this."""
    lines = (answer(celebration_lines(), edit, (), Deed(event, area, tags)) for edit in MANY)
    return {line.id for line in lines if line}


def test_the_same_edit_gets_the_same_line() -> None:
    assert answer(celebration_lines(), "123456", (), Deed("win")) == answer(
        celebration_lines(), "123456", (), Deed("win")
    )


def test_different_edits_get_different_lines() -> None:
    assert len(said_for("win")) > 3


def test_a_line_said_lately_is_not_said_again() -> None:
    said: list[str] = []
    for edit in MANY:
        line = answer(celebration_lines(), edit, said[-10:], Deed("habit"))
        if line is not None:
            assert line.id not in said[-10:]
            said.append(line.id)
    assert said


def test_a_tag_answers_before_the_area_and_the_event() -> None:
    assert said_for("win", "boundaries", ("hard_day",)) == {"cel.25"}


def test_an_area_answers_before_the_event() -> None:
    boundaries = {line.id for line in celebration_lines() if "boundaries" in line.when}
    assert said_for("win", "boundaries") <= boundaries


def test_a_bright_line_answers_a_first_time_alone() -> None:
    bright = {line.id for line in celebration_lines() if line.tone == "bright"}
    assert said_for("win", "", ("first_time",)) == {"cel.24"}
    for area in ("", "home", "movement", "family"):
        assert not said_for("win", area, ("on_my_own",)) & bright


@pytest.mark.parametrize("area", ["home", "movement", "morning", ""])
def test_a_rest_is_answered_as_a_rest(area: str) -> None:
    rests = {line.id for line in celebration_lines() if "rest" in line.when}
    assert said_for("rest", area) <= rests - {"cel.48"}


def test_a_carer_is_named_in_the_family_alone() -> None:
    assert "cel.48" in said_for("rest", "family")


def test_no_line_says_what_an_area_does_not_tell() -> None:
    """A session does not imply asking for help; a breath is not an answered thought."""
    assert "cel.15" not in said_for("win", "therapy") | said_for("win", "connection")
    assert "cel.15" in said_for("win", "", ("asked",))
    assert "cel.22" not in said_for("habit", "coping")


def test_the_note_for_tomorrow_is_named_where_there_is_one() -> None:
    assert "cel.36" not in said_for("reflection")
    assert "cel.36" in said_for("reflection", "", ("tomorrow",))
