"""Look backs: questions, times, drafts, and the line for tomorrow."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.boards import DAY, NOW, after, board_of, moment
from tests.thorough import examples
from winsboard.domain.errors import Refusal
from winsboard.domain.journal import entries as journal
from winsboard.domain.library import items, overrides
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Entry, Flow, FlowStep, Part, Prompt, Settings
from winsboard.domain.model.edits import Change, inverse
from winsboard.domain.reflection import flows, prompts, reminders, tomorrow
from winsboard.domain.wellbeing import hard_days, moods
from winsboard.words import content
from winsboard.words.catalog.reflection import (
    questions,
    shipped_flows,
    shipped_prompts,
    steps_with_questions,
    themes,
)

EVENING, SHORT, GENTLE = shipped_flows()


def pool(size: int) -> list[Prompt]:
    return [Prompt(str(n), f"Question {n}?", "wins") for n in range(size)]


def answered(day: date, *parts: Part) -> Entry:
    number = 8_000_000 + day.toordinal()
    at = datetime.combine(day, NOW.timetz())
    return Entry(str(number), day, at, "reflection", parts=parts)


@given(
    st.integers(1, 30),
    st.sets(st.integers(0, 59)),
    st.dates(date(2026, 1, 1), date(2026, 12, 31)),
)
@settings(max_examples=examples(60), deadline=None)
def test_no_question_comes_twice_within_a_fortnight(
    size: int, answers: set[int], first: date
) -> None:
    board, asked = Board(), list[tuple[int, str]]()
    for n in range(60):
        day = first + timedelta(days=n)
        prompt = prompts.question_for(board, pool(size), day)
        if prompt is not None:
            asked.append((n, prompt.text))
            if n in answers:
                entry = answered(day, Part(prompt.text, "something"))
                board = board.with_changes([Change(None, entry)])
    assert len(asked) == 60
    for n, text in asked:
        assert text not in [t for m, t in asked if 0 < n - m < min(size, prompts.FORTNIGHT)]
    assert {text for _, text in asked} == {p.text for p in pool(size)}


@given(
    st.sampled_from(["", "mh", "rehab", "family"]),
    st.sets(st.integers(0, 44)),
    st.sets(st.integers(0, 44)),
    st.dates(date(2026, 1, 1), date(2027, 12, 31)),
)
@settings(max_examples=examples(12), deadline=None)
def test_no_evening_repeats_a_question_of_the_two_weeks_before(
    audience: str, low: set[int], answers: set[int], first: date
) -> None:
    board = board_of(Settings(board_for=audience, mood=True))
    asked = dict[str, list[str]](win=[], part=[])
    for n in range(45):
        day = first + timedelta(days=n)
        if n in low:
            at = datetime.combine(day, NOW.timetz())
            board = after(board, moods.check_in(board, 1 + n % 2, moment(at, day)))
        steps = steps_with_questions(board, EVENING, day)
        for step in steps:
            if step.step.id in asked:
                asked[step.step.id].append(step.question)
        if n in answers:
            parts = [Part(step.question, "words", step.step.id) for step in steps]
            board = board.with_changes([Change(None, answered(day, *parts))])
    for said in asked.values():
        for n, question in enumerate(said):
            assert question not in said[max(n - prompts.FORTNIGHT, 0) : n]


@pytest.mark.parametrize("audience", ["mh", "rehab", "family"])
@pytest.mark.parametrize("theme", ["wins", "effort", "gratitude", "feelings", "setbacks"])
def test_every_theme_of_an_evening_has_a_question_for_each_day_of_two_weeks(
    audience: str, theme: str
) -> None:
    board = board_of(Settings(board_for=audience))
    hard = after(board, hard_days.save(moment()))
    assert len({p.text for p in questions(hard, DAY)[theme]}) > prompts.FORTNIGHT


def test_a_step_takes_turns_or_is_declared_to_say_the_same() -> None:
    flow = content("prompts")["reflection_flow"]
    for shipped, found in zip((flow, *flow["variants"]), shipped_flows(), strict=True):
        for declared, step in zip(shipped["steps"], found.steps, strict=True):
            asks = step.kind in ("text", "choice", "feeling")
            assert bool(declared.get("says_the_same")) is (asks and not step.theme), step


def test_on_a_day_that_a_question_does_not_suit_the_step_says_its_own_sentence() -> None:
    board = board_of()
    every = questions(board, DAY)["wins"]
    turn = next(n for n, p in enumerate(every) if p.id == "prm.wins.12")
    day = DAY + timedelta(days=(turn - DAY.toordinal()) % len(every))
    assert steps_with_questions(board, EVENING, day)[1].question == every[turn].text
    at = datetime.combine(day, NOW.timetz())
    hard = after(board, hard_days.save(moment(at, day)))
    assert steps_with_questions(hard, EVENING, day)[1].question == EVENING.steps[1].text


OF_FEELINGS = (
    FlowStep("s1", "How are you?", "feeling"),
    FlowStep("s2", "And inside?", "text", theme="feelings"),
)


@pytest.mark.parametrize("mood", [False, True])
def test_no_step_asks_for_a_feeling_while_mood_is_off(mood: bool) -> None:
    mixed = Flow("7", "Mixed", (*OF_FEELINGS, FlowStep("s3", "A win?", "text")))
    only = Flow("8", "Only feelings", OF_FEELINGS)
    board = board_of(Settings(mood=mood, flow="8"), mixed, only)
    usable = {flow.id: flow for flow in flows.usable(board, shipped_flows())}
    kinds = {step.kind for flow in usable.values() for step in flow.steps}
    assert ("feeling" in kinds) is mood
    assert [s.id for s in usable["7"].steps] == (["s1", "s2", "s3"] if mood else ["s3"])
    assert ("8" in usable) is mood
    assert flows.chosen(board, shipped_flows()).id == ("8" if mood else EVENING.id)
    asked = [a.step.id for a in steps_with_questions(board, EVENING, DAY)]
    assert ("feel" in asked) is mood


@given(st.sets(st.integers(1, 25)))
@settings(max_examples=examples(40), deadline=None)
def test_what_was_answered_lately_is_not_asked_whatever_changed_since(days: set[int]) -> None:
    questions = pool(8)
    entries = [
        answered(DAY - timedelta(days=n), Part(questions[n % 8].text, "words")) for n in days
    ]
    lately = [questions[n % 8].text for n in sorted(days) if n < 8]
    prompt = prompts.question_for(board_of(*entries), questions, DAY)
    assert prompt is not None
    assert prompt.text not in lately


def test_what_was_begun_tonight_is_asked_again_tonight() -> None:
    board = board_of(answered(DAY, Part("Question 3?", "half a sent", "win")))
    prompt = prompts.question_for(board, pool(8), DAY, "win")
    assert prompt is not None
    assert prompt.text == "Question 3?"


def test_the_same_evening_asks_the_same() -> None:
    assert steps_with_questions(board_of(), EVENING, DAY) == steps_with_questions(
        board_of(), EVENING, DAY
    )
    nights = [steps_with_questions(board_of(), EVENING, DAY + timedelta(days=n)) for n in range(14)]
    assert len({asked[1].question for asked in nights}) > 8


def test_the_evening_has_six_steps_that_take_five_minutes() -> None:
    assert [step.id for step in EVENING.steps] == [
        "arrive",
        "win",
        "part",
        "feel",
        "tomorrow",
        "close",
    ]
    assert flows.seconds(EVENING) == (30, 90, 60, 45, 60, 15)
    assert {step.kind for step in SHORT.steps} == {"choice", "win"}
    assert sum(flows.seconds(SHORT)) == 90
    assert sum(flows.seconds(GENTLE)) == 180


@given(st.integers(1, 60))
@settings(max_examples=examples(30), deadline=None)
def test_the_steps_stretch_to_the_minutes_that_were_chosen(minutes: int) -> None:
    for flow in shipped_flows():
        assert sum(flows.seconds(flow, minutes)) == minutes * 60


def test_the_line_for_tomorrow_is_always_asked_as_itself() -> None:
    for n in range(30):
        asked = steps_with_questions(board_of(), EVENING, DAY + timedelta(days=n))
        assert asked[3].question == EVENING.steps[4].text


@pytest.mark.parametrize("audience", ["mh", "rehab", "family"])
def test_questions_suit_who_the_board_is_for(audience: str) -> None:
    found = questions(board_of(Settings(board_for=audience)), DAY)
    assert found.keys() == themes().keys()
    of = {prompt.of for prompt in found["wins"]}
    assert ("prm.wins.10" in of) is (audience == "rehab")
    assert bool(found["family"]) is (audience == "family")


def test_questions_that_ask_much_are_left_out_on_a_hard_day() -> None:
    board = board_of()
    assert "prm.wins.12" in {p.of for p in questions(board, DAY)["wins"]}
    hard = after(board, hard_days.save(moment()))
    assert "prm.wins.12" not in {p.of for p in questions(hard, DAY)["wins"]}


def test_the_gentle_look_back_is_offered_on_a_hard_day_alone() -> None:
    board = board_of(Settings(mood=True))
    assert GENTLE not in flows.offered(board, shipped_flows(), DAY)
    for edit in (hard_days.save(moment()), moods.check_in(board, 2, moment())):
        offered = flows.offered(after(board, edit), shipped_flows(), DAY)
        assert offered[:2] == (EVENING, GENTLE)
    fine = after(board, moods.check_in(board, 3, moment()))
    assert GENTLE not in flows.offered(fine, shipped_flows(), DAY)


def test_the_look_back_that_was_chosen_begins() -> None:
    board = board_of(Settings(flow=SHORT.id))
    assert flows.chosen(board, shipped_flows()) == SHORT
    assert flows.offered(board, shipped_flows(), DAY)[0] == SHORT
    assert flows.chosen(board_of(Settings(flow="gone")), shipped_flows()).id == EVENING.id


OWN = Flow(
    "", "My  evening", (FlowStep("", "One breath", "none", 30), FlowStep("", "And?", "text"))
)


def test_a_look_back_of_ones_own_is_added_changed_and_removed() -> None:
    board = after(board_of(), flows.add(board_of(), OWN, moment()))
    (flow,) = board.library_documents(Flow)
    assert (flow.name, [step.id for step in flow.steps]) == ("My evening", ["s1", "s2"])
    assert flows.listed(board, shipped_flows())[-1] == flow
    renamed = after(board, flows.change(flow, flow._replace(name="Mine"), moment()))
    assert renamed.library_documents(Flow)[0].name == "Mine"
    assert flows.change(flow, flow, moment()) is None


@pytest.mark.parametrize(
    ("flow", "reason"),
    [
        (OWN._replace(name=" "), "flow.no_name"),
        (OWN._replace(steps=()), "flow.steps"),
        (OWN._replace(steps=(FlowStep("", " "),)), "flow.empty_step"),
        (OWN._replace(steps=(FlowStep("a", "b", seconds=-1),)), "flow.seconds"),
        (OWN._replace(steps=(FlowStep("a", "b"), FlowStep("a", "c"))), "flow.same_step"),
    ],
)
def test_a_look_back_that_makes_no_sense_is_refused(flow: Flow, reason: str) -> None:
    with pytest.raises(Refusal, match=reason.replace(".", r"\.")):
        flows.add(board_of(), flow, moment())


def test_two_steps_of_one_theme_ask_two_questions() -> None:
    steps = tuple(FlowStep(str(n), "Anything?", theme="wins") for n in range(3))
    flow = Flow("9", "Three wins", steps)
    for n in range(40):
        asked = flows.questions_of_steps(
            board_of(), flow, {"wins": pool(12)}, DAY + timedelta(days=n)
        )
        questions = [a.question for a in asked if a.question != "Anything?"]
        assert len(set(questions)) == len(questions)


def test_a_question_of_ones_own_takes_its_turn() -> None:
    board = board_of()
    board = after(board, items.add(board, Prompt("", " Which bird?  ", "wins"), moment()))
    assert questions(board, DAY)["wins"][0].text == "Which bird?"
    nights = {
        asked.question
        for n in range(14)
        for asked in steps_with_questions(board, EVENING, DAY + timedelta(days=n))
    }
    assert "Which bird?" in nights
    with pytest.raises(Refusal, match=r"prompt\.empty"):
        items.add(board, Prompt("", " "), moment())


def test_a_shipped_question_is_changed_hidden_and_brought_back() -> None:

    board = board_of()
    shipped = prompts.listed(board, shipped_prompts(), "wins")[0]
    changed = after(
        board, overrides.rewrite(board, shipped, shipped._replace(text="What was good?"), moment())
    )
    (mine, *_) = prompts.listed(changed, shipped_prompts(), "wins")
    assert (mine.text, mine.of) == ("What was good?", shipped.id)
    assert shipped_prompts()[0] == shipped
    as_shipped = after(changed, overrides.restore_original(mine, moment()))
    assert prompts.listed(as_shipped, shipped_prompts(), "wins")[0] == shipped

    hidden = after(board, overrides.hide(board, shipped, moment()))
    assert shipped.of not in {p.of for p in prompts.listed(hidden, shipped_prompts())}
    (away,) = prompts.listed(hidden, shipped_prompts(), hidden=True)
    back = after(hidden, overrides.unhide(away, moment()))
    assert shipped.of in {p.of for p in prompts.listed(back, shipped_prompts())}


def test_answers_are_kept_with_the_step_that_asked() -> None:
    parts = [Part("What?", "a walk", "win"), Part("And tomorrow?", " ", "tomorrow")]
    board = after(
        board_of(), journal.save_reflection(board_of(), DAY, parts, moment(), flow=EVENING.id)
    )
    kept = journal.reflection_of(board, DAY)
    assert kept is not None
    assert (kept.parts, kept.about) == ((Part("What?", "a walk", "win"),), EVENING.id)
    more = journal.save_reflection(board, DAY, [Part("What?", "a walk\nand rain")], moment())
    again = journal.reflection_of(after(board, more), DAY)
    assert again is not None
    assert again.parts == (Part("What?", "a walk\nand rain", "win"),)


def line_of(text: str) -> Entry:
    return answered(DAY - timedelta(days=1), Part("One thing?", text, "tomorrow"))


def test_the_line_of_the_evening_before_is_there_and_is_ticked_in_one_act() -> None:
    board = board_of(line_of("When the kettle boils\nI open the curtains"))
    line = tomorrow.line_for(board, DAY)
    assert line is not None
    assert (line.text, line.done) == ("When the kettle boils I open the curtains", False)
    edit = tomorrow.tick(board, moment())
    ticked = after(board, edit)
    assert [(e.kind, e.text) for e in ticked.entries(DAY)] == [("win", line.text)]
    done = tomorrow.line_for(ticked, DAY)
    assert done is not None
    assert done.done
    with pytest.raises(Refusal, match=r"tomorrow\.done"):
        tomorrow.tick(ticked, moment())
    assert after(ticked, inverse(edit, id="9", at=NOW)).entries(DAY) == ()


@pytest.mark.parametrize("text", ["", "  \n "])
def test_without_a_line_there_is_nothing_to_tick(text: str) -> None:
    board = board_of(line_of(text))
    assert tomorrow.line_for(board, DAY) is None
    with pytest.raises(Refusal, match=r"tomorrow\.nothing"):
        tomorrow.tick(board, moment())


def test_a_line_belongs_to_the_day_after_alone() -> None:
    board = board_of(line_of("Call Sam"))
    assert tomorrow.line_for(board, DAY + timedelta(days=1)) is None


@pytest.mark.parametrize(
    ("reminder", "hour", "minute", "due"),
    [
        (None, 23, 0, False),
        (20 * 60 + 30, 20, 29, False),
        (20 * 60 + 30, 20, 30, True),
        (20 * 60 + 30, 23, 59, True),
        (20 * 60 + 30, 1, 0, True),
        (20 * 60 + 30, 4, 0, False),
        (30, 23, 0, False),
        (30, 0, 45, True),
    ],
)
def test_the_reminder_comes_from_its_hour_until_the_day_turns(
    reminder: int | None, hour: int, minute: int, due: bool
) -> None:
    board = board_of(Settings(reminder=reminder))
    assert reminders.is_due(board, NOW.replace(hour=hour, minute=minute), DAY) is due


def test_the_reminder_goes_once_the_look_back_is_written() -> None:
    board = board_of(Settings(reminder=0), answered(DAY, Part("a", "b")))
    assert not reminders.is_due(board, NOW.replace(hour=22), DAY)
