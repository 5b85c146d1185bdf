from __future__ import annotations

import re
from pathlib import Path
from random import Random

import pytest

from tests.domain.boards import NOW, board_of
from tests.words.celebration_list import (
    AUDIENCES,
    TODAY,
    all_lines,
    deeds,
    events,
    first_lines,
    groups,
    one_drawn,
    things,
)
from winsboard.domain.model.documents import Habit, Mark, MarkState, Settings, mark_id
from winsboard.domain.model.edits import Change, Edit, Title
from winsboard.words import content
from winsboard.words.catalog.habits import (
    areas,
    celebration_lines,
    win_tags,
)
from winsboard.words.sentences.celebration import (
    BREATHED,
    MARKED,
    TRIED,
    WITH_AREA,
    Occasion,
    count_event,
    line_for,
    trigger_event,
)

MANY = [str(n) for n in range(200)]
CODE = Path(__file__).parents[2] / "winsboard"
NEVER_ALONE = {"practice"}
"""Events that only tell what a habit is."""
MIN_POOL = {"habit": 10, "win": 8, "some": 6, "tomorrow": 3, "reflection": 5, "rest": 5}
"""How many lines there are at least, also on a quiet day."""
LATER = {"milestone", "milestone_alone", "measure", "goal_change", "reward", "return"}
"""Events that nothing leads to yet."""
DECLARED = {line["id"]: line for line in content("celebrations")["celebrations"]}
"""What the shipped list says of each line, read apart from the code that chooses."""


def said_for(event: str, area: str = "", tags: tuple[str, ...] = ()) -> set[str]:
    """The ids of all lines that come first for this."""
    return first_lines(Occasion(event, area, tags))


def test_the_same_edit_gets_the_same_line() -> None:
    lines = {one_drawn(Occasion("win"), "", "123456", (), quiet=False) for _ in range(3)}
    assert len(lines) == 1


def test_different_edits_get_different_lines() -> None:
    lines = {one_drawn(Occasion("win"), "", edit, (), quiet=False) for edit in MANY}
    assert len(lines) > 3


@pytest.mark.parametrize("quiet", [False, True])
@pytest.mark.parametrize("event", [event for event in events() if event not in NEVER_ALONE])
def test_who_does_one_thing_for_months_is_answered_each_day(event: str, quiet: bool) -> None:
    """Every area, thing and tag; no line is among the last ten or half of all that fit."""
    for name, deed in groups():
        if deed.event != event:
            continue
        fits = len(all_lines(deed, quiet=quiet))
        assert fits >= MIN_POOL.get(deed.event, 2), (name, fits)
        window = min(10, fits // 2)
        said: list[str] = []
        for day in range(25):
            line = one_drawn(deed, "", str(7919 * day), said, quiet=quiet)
            assert line is not None, (name, day)
            assert line.id not in said[-window:], (name, day)
            said.append(line.id)


@pytest.mark.parametrize("seed", range(5))
def test_who_does_all_kinds_of_things_is_answered_each_time(seed: int) -> None:
    chance = Random(seed)
    known = [deed for _, deed in groups() if deed.event not in NEVER_ALONE]
    said: list[str] = []
    quiet = chance.random() < 0.3
    for _ in range(60):
        deed = chance.choice(known)
        line = one_drawn(deed, "mh", str(chance.randrange(10**9)), said, quiet=quiet)
        assert line is not None
        window = min(10, len(all_lines(deed, "mh", quiet=quiet)) // 2)
        assert window == 0 or line.id not in said[-window:], deed
        said.append(line.id)


def test_a_tag_answers_before_the_area_and_the_event() -> None:
    hard = {line.id for line in celebration_lines() if "hard_day" in line.when}
    assert said_for("win", "boundaries", ("hard_day",)) == hard


def test_an_area_answers_before_the_event() -> None:
    boundaries = {line.id for line in celebration_lines() if "boundaries" in line.when}
    assert boundaries
    assert said_for("win", "boundaries") <= boundaries


def test_a_bright_line_answers_a_first_time_alone() -> None:
    bright = {line.id for line in celebration_lines() if line.tone == "bright"}
    first = {line.id for line in celebration_lines() if "first_time" in line.when}
    assert said_for("win", "", ("first_time",)) == first
    assert first & bright
    for area in ("", "home", "movement", "family"):
        assert not said_for("win", area, ("on_my_own",)) & bright


@pytest.mark.parametrize("audience", AUDIENCES)
def test_no_line_is_said_outside_of_what_it_is_declared_for(audience: str) -> None:
    """Every event with every area, tag, board and day, and all lines that could be drawn."""
    for deed in deeds():
        here = [deed.area, deed.thing] if deed.event in WITH_AREA else []
        facts = {deed.event, *deed.tags, *here}
        for line in all_lines(deed, audience):
            declared = DECLARED[line.id]
            assert facts & set(declared["when"]), (deed, line.text)
            assert audience in declared.get("audiences", AUDIENCES), (deed, line.text)
            assert deed.event in declared.get("only", [deed.event]), (deed, line.text)
            assert not (declared.get("today") and deed.day), (deed, line.text)


def test_every_declaration_names_something_that_can_happen() -> None:
    known = {*events(), *areas(), *win_tags()}
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


def test_every_line_is_said_on_some_occasion() -> None:
    said = {line.id for deed in deeds() if deed.event not in LATER
            for line in all_lines(deed)}  # fmt: skip
    later = {id for id, line in DECLARED.items() if set(line["when"]) <= LATER}
    assert said | later == set(DECLARED)


def test_what_answers_a_shipped_habit_or_win_has_lines() -> None:
    for thing in things():
        lines = [line for line in celebration_lines() if thing in line.when]
        assert len(lines) >= 3, thing
        assert [line for line in lines if line.tone == "quiet"], thing


UNTRUE = [
    (Occasion("thought_caught"), "calm|fairer|kept|answer"),
    (Occasion("thought_answered"), "calm|found it|written down"),
    (Occasion("habit", "movement"), "Someone had to|in pieces|gave it a try|started"),
    (Occasion("habit", "home"), "in pieces|gave it a try|practised|showed up|family"),
    (Occasion("habit", "morning"), "in pieces|gave it a try|practised|Someone had to|needed doing"),
    (Occasion("some", "morning"), "One thing|Done\\b|did it|Someone had to|needed doing"),
    (Occasion("some", "home"), "One thing|Done\\b|did it|needed doing|followed through"),
    (Occasion("win", "boundaries"), "out loud|heavy|before answering|before you answered|at once"),
    (Occasion("win"), "showed up|gave it a try|in pieces|practised|today|You did"),
    (Occasion("win", "home"), "You did|needed doing"),
    (Occasion("win", "connection"), "showed up|asked|out loud|You made contact"),
    (Occasion("win", "coping"), "fairer|noticed|worked|calm"),
    (Occasion("win", "movement"), "practised|You moved"),
    (Occasion("win", "", ("tried_new",)), "skill"),
    (Occasion("win", "", ("noticed",)), "calm"),
    (Occasion("rest", "home"), "Someone had to|looks after|needed doing|home"),
    (Occasion("rest", "family"), "looks after|family"),
    (Occasion("rest"), "in time"),
    (Occasion("tried"), "worked|helped|calm"),
    (Occasion("trigger_unsure"), "set it off|put a name"),
    (Occasion("setback"), "kind to yourself|chose"),
    (Occasion("reflection"), "Tomorrow"),
    (Occasion("habit", "speech_thinking"), "practi[sc]"),
    (Occasion("habit", "family"), "out loud|Together|turn|stayed close"),
    (Occasion("habit", "therapy"), "You went|out loud"),
]
"""Deeds, and words that would be false of them: those of the review, and others like them."""


@pytest.mark.parametrize(("deed", "words"), UNTRUE)
def test_nothing_untrue_is_said(deed: Occasion, words: str) -> None:
    said = {line.text for line in all_lines(deed)}
    assert said, "it is answered"
    assert [text for text in said if re.search(words, text)] == []


def _ticked(label: str, area: str, audience: str, state: MarkState = "done") -> set[str]:
    """The lines of the first choice for a tick of a habit with this name."""
    habit = Habit("1001", label, area=area)
    board = board_of(Settings(board_for=audience), habit)
    mark = Mark(mark_id(habit.id, TODAY), habit.id, TODAY, state)
    deed = Occasion(MARKED[state], area)
    lines = (
        line_for(board, TODAY, Edit(edit, NOW, Title(""), (Change(None, mark),)), (), deed)
        for edit in MANY
    )
    return {line.id for line in lines if line}


SHIPPED = [
    ("Used a list, note or alarm to help me", "speech_thinking", "strategy"),
    ("Went to a therapy session", "therapy", "session"),
    ("Took a break of my own", "family", "carer_rest"),
    ("Did my arm or hand practice", "movement", "practice"),
    ("Told someone about a win", "connection", "shared"),
]


@pytest.mark.parametrize(("label", "area", "event"), SHIPPED)
@pytest.mark.parametrize("state", ["done", "some"])
def test_a_shipped_habit_has_lines_of_its_own(
    label: str, area: str, event: str, state: MarkState
) -> None:
    lines = _ticked(label, area, "", state)
    assert lines == {line.id for line in celebration_lines() if event in line.when}


@pytest.mark.parametrize("area", ["movement", "speech_thinking"])
def test_own_practice_is_practice_on_a_rehab_board_alone(area: str) -> None:
    practice = {line.id for line in celebration_lines() if "practice" in line.when}
    assert _ticked("Lift the cup", area, "rehab") == practice
    for audience in ("", "mh", "family"):
        assert not _ticked("Lift the cup", area, audience) & practice
    assert not _ticked("Lift the cup", "home", "rehab") & practice


@pytest.mark.parametrize(
    ("aim", "value", "event"),
    [(None, 1, "habit"), (12, 3, "some"), (12, 12, "habit"), (12, 13, "habit"), (0.5, 0.4, "some")],
)
def test_a_number_below_the_goal_is_a_part(aim: float | None, value: float, event: str) -> None:
    assert count_event(aim, value) == event


def test_the_note_for_tomorrow_is_named_if_there_is_one() -> None:
    assert "cel.36" not in said_for("reflection")
    assert "cel.36" in said_for("reflection", "", ("tomorrow",))
