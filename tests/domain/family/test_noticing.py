"""What was noticed, said and asked; members; and chains of small steps."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import count

import pytest

from winsboard.domain.errors import Refusal
from winsboard.domain.family import members, noticing
from winsboard.domain.family.chains import LONGEST, chain_of
from winsboard.domain.journal.old_wins import is_offered
from winsboard.domain.model.board import Board
from winsboard.domain.model.context import EditContext
from winsboard.domain.model.documents import Entry, EntryKind, Person
from winsboard.domain.model.edits import Edit
from winsboard.domain.model.wins import is_win

TODAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
NUMBERS = count(1)
SAM, ANA = Person("101", "Sam", member=True), Person("102", "Ana", member=True)


def moment() -> EditContext:
    return EditContext(NOW, TODAY, lambda: f"9{next(NUMBERS):015d}")


def entry_of(edit: Edit) -> Entry:
    found = edit.changes[0].after
    assert isinstance(found, Entry)
    return found


def test_one_person_did_it_and_several_own_what_they_did_together() -> None:
    one = entry_of(noticing.notice("came outside", [SAM], moment(), by="Mum"))
    assert (one.kind, one.people, one.whose, one.noticed_by) == ("noticed", ("101",), (), "Mum")
    both = entry_of(noticing.notice("cooked together", [SAM, ANA, SAM], moment()))
    assert (both.people, both.whose) == (("101", "102"), ("101", "102"))
    assert members.is_about_somebody(one)
    nobody = entry_of(noticing.notice("the house was calm", [], moment()))
    assert not members.is_about_somebody(nobody)
    assert members.is_about_somebody(nobody._replace(given="5"))


@pytest.mark.parametrize("text", ["", "  ", "\n", "\x1b"])
def test_without_words_nothing_was_noticed(text: str) -> None:
    with pytest.raises(Refusal):
        noticing.notice(text, [SAM], moment())


def test_what_it_led_to_is_linked_in_the_same_edit() -> None:
    porch = entry_of(noticing.notice("sat on the porch", [SAM], moment()))
    edit = noticing.notice("walked to the corner", [SAM], moment(), after=porch)
    walk, linked = entry_of(edit), edit.changes[1].after
    assert isinstance(linked, Entry)
    assert linked.led_to == (walk.id,)


@pytest.mark.parametrize("answer", ["", "yes", "no"])
def test_an_invitation_is_a_win_whatever_came(answer: str) -> None:
    asked = entry_of(noticing.invited("Shall I sit with you?", answer, ["101"], moment()))
    assert is_win(asked)
    assert asked.about == answer
    assert is_win(entry_of(noticing.said("say.stay.1", "I'm here.", (), moment())))


@pytest.mark.parametrize("answer", ["maybe", "YES", "ja", "\x1b[2J"])
def test_another_answer_is_refused(answer: str) -> None:
    with pytest.raises(Refusal) as no:
        noticing.invited("Shall I sit with you?", answer, (), moment())
    assert no.value.reason == "invited.answer"


def test_a_member_is_added_once_and_a_person_becomes_one() -> None:
    board = Board()
    board = board.with_changes(members.add(board, "  Sam ", moment()).changes)
    board = board.with_changes(members.add(board, "Sam", moment()).changes)
    assert [(p.name, p.role, p.on_support) for p in members.members(board)] == [
        ("Sam", "family", False)
    ]
    known = Person("7", "Dr Lee", role="therapist", reach="12")
    board = board.with_changes(moment().creation("person.added", "", known).changes)
    board = board.with_changes(members.add(board, "Dr Lee", moment()).changes)
    kept = members.named(board, "Dr Lee")
    assert kept is not None
    assert (kept.id, kept.role, kept.reach, kept.member) == ("7", "therapist", "12", True)
    with pytest.raises(Refusal):
        members.add(board, " ", moment())


def test_a_chain_is_read_from_porch_to_walk_to_therapy_from_any_step() -> None:
    porch, walk, therapy = steps = [
        Entry(str(n), TODAY + timedelta(n), NOW + timedelta(n), "noticed", text)
        for n, text in enumerate(("porch", "walk", "therapy"), start=1)
    ]
    led = {"1": [walk], "2": [therapy], "3": [porch]}
    before = {"2": [porch], "3": [walk], "1": [therapy]}
    for start in steps:
        found = chain_of(start, lambda e: before.get(e.id, ()), lambda e: led.get(e.id, ()))
        assert [entry.text for entry in found] == ["porch", "walk", "therapy"]
    assert chain_of(porch, lambda _: (), lambda _: ()) == (porch,)


def test_a_chain_has_an_end() -> None:
    def following(entry: Entry) -> list[Entry]:
        return [entry._replace(id=str(int(entry.id) + 1), day=entry.day + timedelta(1))]

    first = Entry("1", TODAY, NOW, "noticed", "porch")
    assert len(chain_of(first, lambda _: (), following)) == LONGEST


@pytest.mark.parametrize(
    ("kind", "offered"), [("noticed", True), ("proud", True), ("said", False), ("invited", False)]
)
def test_in_a_bad_week_what_was_seen_comes_back(kind: EntryKind, offered: bool) -> None:
    old = Entry("1", TODAY - timedelta(8), NOW - timedelta(8), kind, "sat outside")
    assert is_offered(old, TODAY) is offered
    assert not is_offered(old._replace(day=TODAY), TODAY)
