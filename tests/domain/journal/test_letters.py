"""Letters to oneself: the day they come back, and what is said of them before."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.boards import DAY, NOW, after, board_of, moment
from winsboard.domain.errors import Refusal
from winsboard.domain.journal import letters
from winsboard.domain.journal.entries import title_of
from winsboard.domain.model.board import Board
from winsboard.domain.model.context import EditContext
from winsboard.domain.model.documents import Entry
from winsboard.domain.progress.summary import wins_on
from winsboard.domain.text.calendar import ONE_DAY
from winsboard.words.sentences.journal.entries import entry_title, entry_words
from winsboard.words.text.titles import title_words

LATER = DAY + timedelta(days=30)
WORDS = "Dear me, be kind"
LETTER = Entry("3001", DAY, NOW, "letter", WORDS, opens_on=LATER)


def on(day: date) -> EditContext:
    return moment(NOW + (day - DAY), day)


def test_a_letter_is_written_for_a_day_to_come_and_is_no_win() -> None:
    edit = letters.write(f" {WORDS}\n", LATER, moment())
    board = after(Board(), edit)
    (letter,) = board.entries(DAY)
    assert letter == LETTER._replace(id="5001", text=f" {WORDS}")
    assert wins_on(board, DAY) == 0
    assert WORDS not in title_words(edit.title)


@pytest.mark.parametrize("day", [DAY, DAY - ONE_DAY, date(1900, 1, 1)])
def test_a_letter_for_today_or_before_is_refused(day: date) -> None:
    with pytest.raises(Refusal, match=r"letter\.day"):
        letters.write(WORDS, day, moment())
    with pytest.raises(Refusal, match=r"letter\.day"):
        letters.set_day(LETTER, day, moment())


@pytest.mark.parametrize("text", ["", " \n"])
def test_a_letter_without_words_is_refused(text: str) -> None:
    with pytest.raises(Refusal, match=r"text\.empty"):
        letters.write(text, LATER, moment())


@pytest.mark.parametrize(
    ("today", "closed", "waits"),
    [
        (DAY, True, False),
        (LATER - ONE_DAY, True, False),
        (LATER, False, True),
        (LATER + ONE_DAY, False, True),
        (LATER + timedelta(days=4000), False, True),
    ],
)
def test_a_letter_is_closed_until_its_day_and_waits_from_then_on(
    today: date, closed: bool, waits: bool
) -> None:
    assert letters.is_closed(LETTER, today) is closed
    assert letters.is_waiting(LETTER, today) is waits
    assert (WORDS in entry_words(LETTER, today)) is not closed


def test_an_opened_letter_waits_no_more_until_it_gets_another_day() -> None:
    opened = letters.mark_opened(LETTER, on(LATER))
    board = after(board_of(LETTER), opened)
    (letter,) = board.entries(DAY)
    assert letter == LETTER._replace(opened_on=LATER)
    assert not letters.is_waiting(letter, LATER)
    assert letters.mark_opened(letter, on(LATER + ONE_DAY)) is None
    again = LATER + timedelta(days=90)
    (letter,) = after(board, letters.set_day(letter, again, on(LATER))).entries(DAY)
    assert letters.is_closed(letter, LATER)
    assert letters.is_waiting(letter, again)


def test_reading_a_letter_before_its_day_changes_nothing() -> None:
    assert letters.mark_opened(LETTER, on(LATER - ONE_DAY)) is None


def test_a_clock_that_was_ahead_does_not_use_a_letter_up() -> None:
    far = LATER + timedelta(days=4000)
    (letter,) = after(board_of(LETTER), letters.mark_opened(LETTER, on(far))).entries(DAY)
    assert letters.is_closed(letter, DAY)
    assert letters.is_waiting(letter, LATER)
    assert not letters.is_waiting(letter, far)


def test_titles_and_lines_about_a_letter_never_quote_it() -> None:
    assert title_of(LETTER) == "letter 2026-12-21"
    assert entry_title(LETTER) == "the letter for Monday 21 December 2026"
    said = [title_words(edit.title) for edit in (
        letters.set_day(LETTER, LATER + ONE_DAY, moment()), letters.mark_opened(LETTER, on(LATER)),
    ) if edit]  # fmt: skip
    assert len(said) == 2
    assert all("Tuesday 22" in s or "Monday 21" in s for s in said)
    assert entry_words(LETTER) == "A letter to yourself, for Monday 21 December 2026"


@pytest.mark.parametrize("text", ["letter 2026-13-40", "letter", "letter to Ana", "2026-12-21"])
def test_a_win_that_looks_like_the_title_of_a_letter_is_shown_as_it_is(text: str) -> None:
    assert entry_title(LETTER._replace(kind="win", text=text)) == text


@given(st.lists(st.tuples(st.integers(-60, 60), st.booleans()), max_size=8))
def test_letters_that_wait_come_first_then_those_to_come(days: list[tuple[int, bool]]) -> None:
    them = [
        LETTER._replace(
            id=str(n), opens_on=DAY + timedelta(days=away), opened_on=DAY if opened else None
        )
        for n, (away, opened) in enumerate(days)
    ]
    ordered = sorted(them, key=lambda letter: letters.sort_key(letter, DAY))
    states = [
        0 if letters.is_waiting(e, DAY) else 1 if letters.is_closed(e, DAY) else 2 for e in ordered
    ]
    assert states == sorted(states)
    coming = [e.opens_on for e, state in zip(ordered, states, strict=True) if state == 1]
    assert coming == sorted(coming)  # type: ignore[type-var]
