"""Spans, stand-ins and pieces of packets."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.domain.boards import BED, DAY, NOW, WATER, after, board_of, moment
from winsboard.domain.errors import Refusal
from winsboard.domain.model.documents import Entry, Mark, Part, Person, Settings, mark_id
from winsboard.domain.sharing import ledger
from winsboard.domain.sharing.aliases import names_of
from winsboard.domain.sharing.packet import details_of
from winsboard.domain.sharing.pieces import Piece, pieces_in
from winsboard.domain.sharing.spans import Span, checked, is_page_for, since, two_weeks

MARTA = Person("4001", "Marta")
WORDS = {"friend": "a friend", "me": "me", "somebody": "somebody", "group": "my group"}


def entry(id: str, kind: str, **values: object) -> Entry:
    return Entry(id, DAY, NOW, kind)._replace(**values)  # type: ignore[arg-type]


def pieces(*documents: object, mood: bool = True) -> list[tuple[str, str, str]]:
    board = board_of(Settings(mood=mood), BED, WATER, *documents)  # type: ignore[arg-type]
    return [(p.group, p.facet, p.text) for p in pieces_in(board, DAY, DAY, DAY)]


def test_each_text_and_value_is_a_piece_of_its_own() -> None:
    look_back = entry("1", "reflection", parts=(Part("Q", "yes"), Part("R", " "), Part("S", "no")))
    assert pieces(look_back) == [
        ("look_backs", "answer", "yes"),
        ("look_backs", "answer", "no"),
    ]
    mood = entry("1", "mood", text="so-so", mood=2, energy=3, feelings=("tired", "calm"))
    assert pieces(mood) == [
        ("moods", "text", "so-so"),
        ("moods", "mood", ""),
        ("moods", "energy", ""),
        ("moods", "feelings", "tired, calm"),
    ]
    tick = Mark(mark_id("1003", DAY), "1003", DAY, "done", 8.0, note="cold")
    assert pieces(tick) == [
        ("ticks", "text", "Water"),
        ("measures", "value", "Water"),
        ("ticks", "note", "cold"),
    ]


def test_moods_that_are_off_rests_and_closed_letters_are_not_offered() -> None:
    assert pieces(entry("1", "mood", text="so-so", mood=2), mood=False) == []
    assert pieces(entry("1", "win", text="Sang", mood=2), mood=False) == [("wins", "text", "Sang")]
    assert pieces(Mark(mark_id("1001", DAY), "1001", DAY, "rest")) == []
    letter = entry("1", "letter", text="Dear me", opens_on=DAY + timedelta(days=1))
    assert pieces(letter) == []
    assert pieces(letter._replace(opens_on=DAY)) == [("letters", "text", "Dear me")]
    assert pieces(letter._replace(opens_on=None)) == []


def test_a_tag_never_tells_of_a_hard_day() -> None:
    board = board_of(entry("1", "win", text="Sang", tags=("hard_day", "loud")))
    (piece,) = pieces_in(board, DAY, DAY, DAY)
    assert piece.tags == ("loud",)


def test_details_are_offered_if_there_are_any() -> None:
    bare = Piece("1", DAY, "wins", "text", "Sang")
    assert details_of([]) == ()
    assert details_of([bare]) == ("day", "season")
    assert details_of([bare._replace(area="body"), bare._replace(people=("Ana",))]) == (
        "day", "season", "area", "people",
    )  # fmt: skip


def test_the_next_packet_begins_with_the_day_of_the_last_one() -> None:
    first, last = DAY - timedelta(days=30), DAY - timedelta(days=20)
    packet = ledger.record("packet", MARTA, moment(), first=first, last=last)
    told, page = ledger.record("told", MARTA, moment()), ledger.record("page", MARTA, moment())
    board = after(board_of(MARTA), told)
    assert not any(is_page_for(share, MARTA) for share in ledger.shares(board))
    (given,) = ledger.shares(after(board_of(MARTA), packet))
    assert is_page_for(given, MARTA)
    assert since(given, DAY) == Span(last, DAY)
    assert not is_page_for(given, Person("4002", "Ana"))
    assert not is_page_for(given._replace(withdrawn_on=DAY), MARTA)
    (given,) = ledger.shares(after(board_of(MARTA), page))
    assert since(given, DAY) == Span(DAY, DAY)


def test_spans_that_were_typed() -> None:
    assert two_weeks(DAY) == Span(date(2026, 11, 8), DAY)
    assert two_weeks(date.min) == Span(date.min, date.min)
    assert checked(date(1966, 1, 1), DAY, DAY) == Span(date(1966, 1, 1), DAY)
    assert checked(DAY, date(2099, 1, 1), DAY) == Span(DAY, DAY)
    for first, last, reason in (
        (DAY, DAY - timedelta(days=1), "share.span.none"),
        (DAY + timedelta(days=1), DAY + timedelta(days=31), "share.span.later"),
    ):
        with pytest.raises(Refusal, match=reason):
            checked(first, last, DAY)


def test_what_stands_for_people() -> None:
    people = (
        MARTA,
        Person("4002", "Bea", alias="my neighbour"),
        Person("4003", "Cy", me=True),
        Person("4004", "Samaritans", "line"),
        Person("4005", "Walking Group", "group"),
    )
    named = entry("1", "win", people=("Dan", "4001", "9999999999999999"), noticed_by="Eve")
    names = names_of(board_of(*people, named), WORDS)
    typed = "Marta, Bea, Cy, Dan, Eve, Walking Group, walking, Samaritans, 4001"
    assert names.replaced(typed) == (
        "A friend, my neighbour, me, somebody, somebody, my group, walking, Samaritans, 4001"
    )
