"""The ledger: what was given to whom, without its words."""

from __future__ import annotations

from datetime import date, timedelta
from hashlib import sha256

import pytest

from tests.domain.boards import DAY, NOW, after, board_of, moment
from winsboard.domain.model.documents import Person, Share
from winsboard.domain.model.sharing import SHARE_WAYS
from winsboard.domain.sharing import ledger
from winsboard.words.text.titles import title_words

MARTA = Person("31", "Marta")
BO = Person("32", "Bo")


def given(id: str, way: str, days_ago: int = 0, **fields: object) -> Share:
    day = DAY - timedelta(days=days_ago)
    share = Share(id, day, NOW - timedelta(days=days_ago), MARTA.id, "Marta", way)  # type: ignore[arg-type]
    return share._replace(**fields)  # type: ignore[arg-type]


def test_a_line_says_what_was_given_and_none_of_the_words() -> None:
    edit = ledger.record(
        "packet",
        MARTA,
        moment(),
        first=DAY - timedelta(days=13),
        last=DAY,
        parts=["day"],
        what=["2001", "2002", "2001"],
        checksum=ledger.checksum_of(b"words"),
        sealed=True,
    )
    (share,) = ledger.shares(after(board_of(MARTA), edit))
    assert (share.to, share.name, share.day, share.way) == (MARTA.id, "Marta", DAY, "packet")
    assert (share.what, share.parts, share.sealed) == (("2001", "2002"), ("day",), True)
    assert share.checksum == sha256(b"words").hexdigest()
    assert title_words(edit.title) == "Made a packet for Marta"


@pytest.mark.parametrize("way", SHARE_WAYS)
def test_every_way_has_words_with_a_name_and_without(way: str) -> None:
    named = ledger.record(way, None, moment(), name="the  group\n")  # type: ignore[arg-type]
    nobody = ledger.record(way, None, moment())  # type: ignore[arg-type]
    assert "the group" in title_words(named.title)
    assert "{" not in title_words(nobody.title)
    assert title_words(nobody.title) != title_words(named.title)


def test_the_newest_line_is_first_whatever_the_order_on_disk() -> None:
    lines = [given("1", "told", 3), given("2", "told"), given("3", "told", 400)]
    assert [share.id for share in ledger.shares(board_of(*lines))] == ["2", "1", "3"]


def test_the_next_packet_begins_where_the_last_page_or_packet_that_stands_ended() -> None:
    lines = (
        given("1", "told", 1),
        given("2", "packet", 2, withdrawn_on=DAY),
        given("3", "page", 5),
        given("4", "packet", 9),
        given("5", "page", 3, to=BO.id, name="Bo"),
    )
    last = ledger.last_page_to(lines, MARTA)
    assert last is not None
    assert last.id == "3"
    assert ledger.last_session(lines) == DAY - timedelta(days=3)
    assert ledger.last_session(lines, MARTA) == DAY - timedelta(days=5)
    assert ledger.last_page_to((), MARTA) is None


@pytest.mark.parametrize(
    ("share", "is_hers"),
    [
        (given("1", "told"), True),
        (given("1", "told", name="Marta Old"), True),
        (given("1", "told", to="", name="MARTA"), True),
        (given("1", "told", to="", name="Marta B"), False),
        (given("1", "told", to=BO.id, name="Marta"), False),
        (given("1", "board", to="", name="Marta", board="b1"), False),
    ],
)
def test_a_line_is_found_by_its_person_and_by_the_name_of_before(
    share: Share, is_hers: bool
) -> None:
    assert ledger.is_to(share, MARTA) == is_hers


def test_told_is_a_fact_about_one_person_and_one_thing() -> None:
    lines = (
        given("1", "told", 5, what=("goal",)),
        given("2", "told", 2, what=("step", "goal")),
        given("3", "copied", 1, what=("goal",)),
        given("4", "told", 0, what=("goal",), to=BO.id),
    )
    assert ledger.told_on(lines, MARTA, {"goal"}) == DAY - timedelta(days=2)
    assert ledger.told_on(lines, MARTA, {"another"}) is None


def test_a_line_is_asked_back_once_and_erased_once() -> None:
    share = given("1", "board", given="77", board="b1")
    board = board_of(share)
    asked = ledger.withdrawn(share, moment())
    board = after(board, asked)
    now = ledger.find_given(ledger.shares(board), "77")
    assert now is not None
    assert (now.withdrawn_on, now.erased_on) == (DAY, None)
    assert ledger.withdrawn(now, moment()) is None
    later = moment(today=date(2026, 11, 23))
    board = after(board, ledger.erased(now, later))
    (gone,) = ledger.shares(board)
    assert (gone.withdrawn_on, gone.erased_on) == (DAY, date(2026, 11, 23))
    assert ledger.erased(gone, later) is None
    assert ledger.find_given((share,), "") is None
