"""Nothing that was not ticked is in any byte of a packet, of its ledger line or of its name."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.boards import moment
from tests.planted import AT, DAY, TIMES, TODAY, Planted, planted_board
from winsboard.domain.model.documents import Entry, GoalEvent, Mark, Person, Pin, Reading, Share
from winsboard.domain.sharing.packet import DETAILS, Given, Packet
from winsboard.domain.sharing.pieces import Piece, groups_of, pieces_in
from winsboard.plain.fields import json_text
from winsboard.report.packet import packet_text
from winsboard.report.packet_file import free_name, sealed
from winsboard.report.writers import WRITERS
from winsboard.words.sentences.sharing import left_in, names_for


@cache
def planted() -> Planted:
    return planted_board()


@cache
def offered() -> tuple[Piece, ...]:
    return pieces_in(planted().board, DAY, DAY, TODAY)


def document_of(piece: Piece) -> Any:
    pages = planted().board.pages.values()
    return next(d for page in pages for d in page.values() if d.id == piece.of)


def test_every_kind_with_a_day_is_offered_or_is_never_given() -> None:
    dated = {type(d) for d in planted().board.pages["2026-11"].values()}
    there = {type(document_of(piece)) for piece in offered()}
    assert there == {Entry, Mark, Reading}
    assert dated - there == {GoalEvent, Pin, Share}
    assert len(groups_of(offered())) == 11


def expected(piece: Piece, packet: Packet) -> set[str]:
    """The planted words that may be in a packet because of a piece, read from its document."""
    document, word, board = document_of(piece), planted().word, planted().board
    words: set[str] = set()
    if isinstance(document, Entry):
        if piece.facet == "text":
            words |= {document.text}
        if piece.facet == "answer":
            part = document.parts[piece.number - 1]
            words |= {part.answer} | ({part.prompt} if "question" in packet.details else set())
        if piece.facet == "feelings":
            words |= {*document.feelings}
        words |= {document.area} if "area" in packet.details else set()
        words |= {*document.tags} if "tags" in packet.details else set()
        if "people" in packet.details:
            words |= {*document.people, *document.whose, document.noticed_by}
    elif isinstance(document, Mark):
        habit = board.habit(document.habit)
        assert habit is not None
        if piece.facet in ("text", "value"):
            words |= {habit.label}
        words |= {habit.unit} if piece.facet == "value" else set()
        words |= {document.note} if piece.facet == "note" else set()
        words |= {habit.area} if "area" in packet.details else set()
        words |= {*document.tags} if "tags" in packet.details else set()
    else:
        assert isinstance(document, Reading)
        words |= {document.note} if piece.facet == "note" else {word(document.measure, "name")}
        if piece.facet == "value" and document.out_of is None:
            words |= {word(document.measure, "unit")}
    return words


packets = st.builds(
    lambda numbers, details: Packet(tuple(offered()[n] for n in sorted(numbers)), details),
    st.sets(
        st.integers(0, len(planted_board().words)).map(lambda n: n % len(offered())), min_size=1
    ),
    st.frozensets(st.sampled_from(DETAILS)),
)


@settings(max_examples=60)
@given(packets, st.sampled_from([*WRITERS]), st.booleans())
def test_only_what_was_ticked_is_given(packet: Packet, form: str, keeps_names: bool) -> None:
    board = planted().board
    names = None if keeps_names else names_for(board)
    text = packet_text(board, packet, names, form)
    allowed = set().union(*(expected(piece, packet) for piece in packet.pieces))
    if not keeps_names:
        allowed -= set(_names())
    assert planted().in_text(text) == allowed
    ids = {d.id for page in board.pages.values() for d in page.values()}
    assert not [id for id in ids - {"1"} if id in text]
    assert not [time for time in TIMES if time in text]
    if not {"mood", "energy"} & {piece.facet for piece in packet.pieces}:
        assert "Mood" not in text
        assert "Energy" not in text
    if "day" not in packet.details:
        assert "2026" not in text
        assert ("in autumn" in text) == ("season" in packet.details)
    assert left_in(packet.pieces, names) == ()


def _names() -> list[str]:
    """The planted words that name people."""
    fields = {("people", 0), ("people", 1), ("whose", 0), ("whose", 1)}
    fields |= {("noticed_by",), ("talk_with",), ("name",), ("by",), ("ally",)}
    found = planted().words.items()
    return [w for w, at in found if at.path in fields and at.kind.__name__ != "Measure"]


@given(packets, st.booleans())
@settings(max_examples=20)
def test_the_ledger_and_the_file_name_hold_no_text(packet: Packet, is_sealed: bool) -> None:
    (person,) = (
        d for page in planted().board.pages.values() for d in page.values() if isinstance(d, Person)
    )
    data = packet_text(planted().board, packet, None, "text").encode()
    edit = Given(packet, person, data, None, is_sealed).line(moment(now=AT))
    (change,) = edit.changes
    assert isinstance(change.after, Share)
    written = json_text(change.after) + json.dumps(edit.title) + change.after.checksum
    assert planted().in_text(written) == {person.name}
    assert planted().in_text(str(free_name(Path("/nowhere"), "html", is_sealed=is_sealed))) == set()


def test_an_encrypted_packet_is_opened_by_its_passphrase_alone() -> None:
    pyrage = pytest.importorskip("pyrage")
    packet = Packet(offered())
    data = packet_text(planted().board, packet, None, "html").encode()
    locked = sealed(data, "two words")
    assert locked.startswith(b"age-encryption.org/v1")
    assert planted().in_text(locked.decode("latin-1")) == set()
    assert pyrage.passphrase.decrypt(locked, "two words") == data
