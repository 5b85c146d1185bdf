"""Wins, notes and reflections."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.domain.boards import DAY, NOW, WALK, after, board_of, moment
from winsboard.domain.errors import Refusal
from winsboard.domain.journal import entries
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import ENTRY_KINDS, Entry, EntryKind, Part
from winsboard.domain.progress.summary import net_wins, wins_on
from winsboard.domain.text.sanitize import MAX_LENGTH


def test_a_win_is_written_with_all_that_goes_with_it() -> None:
    edit = entries.write(
        "win", " Said no \n", DAY, moment(), area="work", tags=["no"], people=["A"]
    )
    (entry,) = after(Board(), edit).entries(DAY)
    assert entry == Entry(
        "5001", DAY, NOW, "win", " Said no", area="work", tags=("no",), people=("A",)
    )
    assert edit.title == ("entry.win", "Said no")


@pytest.mark.parametrize(
    ("text", "reason"),
    [("", "text.empty"), (" \n\t ", "text.empty"), ("\x1b\x00", "text.empty"),
     ("x" * (MAX_LENGTH + 1), "text.long")],
)  # fmt: skip
def test_no_words_and_endless_words_are_refused(text: str, reason: str) -> None:
    with pytest.raises(Refusal) as refused:
        entries.write("note", text, DAY, moment())
    assert refused.value.reason == reason
    with pytest.raises(Refusal):
        entries.rewrite(WALK, text, moment())


def test_a_text_of_the_longest_length_is_kept_whole() -> None:
    (entry,) = after(Board(), entries.write("note", "x" * MAX_LENGTH, DAY, moment())).entries(DAY)
    assert len(entry.text) == MAX_LENGTH


def test_an_entry_for_a_past_day_is_kept_and_for_a_day_to_come_refused() -> None:
    past = DAY - timedelta(days=900)
    assert after(Board(), entries.write("win", "x", past, moment())).entries(past)
    with pytest.raises(Refusal, match=r"entry\.future"):
        entries.write("win", "x", DAY + timedelta(days=1), moment())


def test_rewriting_changes_the_words_and_the_area_that_is_given() -> None:
    board = board_of(WALK)
    edit = entries.rewrite(WALK, "Ran", moment())
    assert after(board, edit).entries(DAY) == (WALK._replace(text="Ran"),)
    edit = entries.rewrite(WALK, WALK.text, moment(), area="")
    assert after(board, edit).entries(DAY) == (WALK._replace(area=""),)
    assert entries.rewrite(WALK, WALK.text + "\n", moment()) is None


def test_removing_an_entry() -> None:
    edit = entries.remove(WALK, moment())
    assert after(board_of(WALK), edit).entries(DAY) == ()
    assert edit.title == ("entry.removed", "Walked to the river")


def test_a_look_back_is_one_entry_a_day() -> None:
    first = after(Board(), entries.save_reflection(Board(), DAY, [Part("well", "slept")], moment()))
    more = [Part("well", ""), Part("hard", "the phone\r\ncall  ")]
    second = after(first, entries.save_reflection(first, DAY, more, moment()))
    (entry,) = second.entries(DAY)
    assert entry.parts == (Part("well", "slept"), Part("hard", "the phone\ncall"))
    changed = after(
        second, entries.save_reflection(second, DAY, [Part("well", "slept well")], moment())
    )
    assert changed.entries(DAY)[0].parts == (Part("well", "slept well"), entry.parts[1])


def test_a_look_back_that_adds_nothing_is_no_act() -> None:
    assert entries.save_reflection(Board(), DAY, [Part("well", " \n")], moment()) is None
    kept = after(Board(), entries.save_reflection(Board(), DAY, [Part("well", "slept")], moment()))
    assert entries.save_reflection(kept, DAY, [Part("well", "slept")], moment()) is None
    assert entries.save_reflection(kept, DAY, [], moment()) is None


@pytest.mark.parametrize(
    ("began", "kept", "ours", "after_it"),
    [
        ("slept", "slept", "", None),
        ("slept", "slept", " \n", None),
        ("", "theirs", "", "theirs"),
        ("slept", "theirs", "", "theirs"),
        ("slept", "slept", "ours", "ours"),
        ("slept well", "slept well", "slept", "slept"),
        ("slept", "slept and ate", "slept well", "slept and ate\n\nslept well"),
        ("slept", "theirs", "slept", "theirs"),
        ("slept", "theirs", "ours", "theirs\n\nours"),
        ("", "theirs", "ours", "theirs\n\nours"),
        ("slept", "theirs\n\nours", "ours", "theirs\n\nours"),
        ("slept", None, "ours", "ours"),
    ],
)
def test_an_answer_that_two_boards_wrote_keeps_both_texts(
    began: str, kept: str | None, ours: str, after_it: str | None
) -> None:
    other = Part("other", "stays")
    parts = (other,) if kept is None else (other, Part("well", kept))
    board = board_of(WALK._replace(kind="reflection", text="", parts=parts))
    began_with = [other, Part("well", began)] if began else [other]
    answers = [other, Part("well", ours)]
    edit = entries.save_reflection(board, DAY, answers, moment(), initial=began_with)
    (entry,) = (after(board, edit) if edit else board).entries(DAY)
    wanted = (other,) if after_it is None else (other, Part("well", after_it))
    assert entry.parts == wanted


def test_a_look_back_whose_last_answer_is_removed_is_gone() -> None:
    slept = [Part("well", "slept")]
    kept = after(Board(), entries.save_reflection(Board(), DAY, slept, moment()))
    edit = entries.save_reflection(kept, DAY, [Part("well", "")], moment(), initial=slept)
    assert after(kept, edit).entries(DAY) == ()


def test_answers_removed_on_both_boards_are_no_act() -> None:
    blank = [Part("well", "")]
    assert (
        entries.save_reflection(Board(), DAY, blank, moment(), initial=[Part("well", "a")]) is None
    )


def test_the_look_back_of_a_day_is_its_own() -> None:
    yesterday = DAY - timedelta(days=1)
    board = after(Board(), entries.save_reflection(Board(), yesterday, [Part("p", "a")], moment()))
    assert entries.reflection_of(board, DAY) is None
    found = entries.reflection_of(board, yesterday)
    assert found is not None
    assert found.parts == (Part("p", "a"),)


@pytest.mark.parametrize(
    ("entry", "title"),
    [
        (WALK, "Walked to the river"),
        (WALK._replace(text="one\ntwo"), "one two"),
        (WALK._replace(text="", parts=(Part("p", "a"), Part("q", "b"))), "a / b"),
        (WALK._replace(text="x" * 60), "x" * 60),
        (WALK._replace(text="word " * 30), ("word " * 12)[:59] + "…"),
    ],
)
def test_a_title_quotes_the_first_words(entry: Entry, title: str) -> None:
    assert entries.title_of(entry) == title
    assert len(entries.title_of(entry)) <= entries.TITLE_LENGTH


def test_a_text_that_is_too_long_becomes_several_notes_and_none_is_empty() -> None:
    long = "a" * MAX_LENGTH + "b"
    made = list(entries.notes_of(["short", " \n", "", long], moment()))
    written = [change.after for edit in made for change in edit.changes]
    assert [one.text for one in written if isinstance(one, Entry)] == ["short", long[:-1], "b"]
    assert {one.kind for one in written if isinstance(one, Entry)} == {"note"}


FULL = WALK._replace(
    parts=(Part("And?", "Slowly"),),
    tags=("first_time", "garden"),
    people=("Ana",),
    feelings=("calm",),
    starred=True,
    form="insight",
    about="77",
    led_to=("2002",),
)


def test_a_win_becomes_a_note_and_a_win_again_and_nothing_is_lost() -> None:
    board = board_of(FULL)
    to_note = entries.turn_into(FULL, "note", moment())
    (note,) = after(board, to_note).entries(DAY)
    assert note == FULL._replace(kind="note")
    to_win = entries.turn_into(note, "win", moment())
    assert after(board, to_note, to_win).entries(DAY) == (FULL,)
    assert to_note is not None
    assert to_win is not None
    assert (net_wins(to_note.changes), net_wins(to_win.changes)) == (-1, 1)
    assert wins_on(after(board, to_note), DAY) == 0
    assert entries.turn_into(FULL, "win", moment()) is None


@pytest.mark.parametrize("kind", [k for k in ENTRY_KINDS if k not in entries.ONLY_WORDS])
def test_nothing_but_a_win_and_a_note_changes_its_kind(kind: EntryKind) -> None:
    for before, wished in ((kind, "win"), ("win", kind)):
        with pytest.raises(Refusal, match=r"entry\.turn"):
            entries.turn_into(WALK._replace(kind=before), wished, moment())  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", sorted(entries.NEEDS_TEXT))
def test_an_entry_that_is_only_words_keeps_some(kind: EntryKind) -> None:
    with pytest.raises(Refusal, match=r"text\.empty"):
        entries.rewrite(WALK._replace(kind=kind), " \n", moment())
