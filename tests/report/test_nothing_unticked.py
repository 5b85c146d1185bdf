"""Nothing that was not ticked is in any byte of what is given, of the ledger or of a file name."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import FakeClock
from tests.domain.boards import moment
from tests.planted import AT, DAY, TIMES, TODAY, Planted, planted_board
from tests.thorough import examples
from winsboard.domain.errors import Refusal
from winsboard.domain.model.documents import (
    Affirmation,
    Entry,
    Flow,
    Gathering,
    GoalEvent,
    Mark,
    Person,
    Pin,
    Prompt,
    Reading,
    Rest,
    Reward,
    Ritual,
    Settings,
    Share,
    Skill,
    Suggestion,
    VisionCard,
)
from winsboard.domain.model.edits import Change, Title
from winsboard.domain.model.library import FlowStep
from winsboard.domain.sharing.packet import DETAILS, Given, Packet
from winsboard.domain.sharing.pieces import Piece, groups_of, pieces_in
from winsboard.domain.summary.page import Choice
from winsboard.domain.summary.parts import EXTRA, USUAL
from winsboard.domain.summary.spans import month_named
from winsboard.notebook.boards.lines import line_of_piece
from winsboard.notebook.notebook import Notebook
from winsboard.plain.fields import json_text
from winsboard.report.made_page import make_page
from winsboard.report.packet import packet_text
from winsboard.report.packet_file import free_name, sealed
from winsboard.report.writers import WRITERS
from winsboard.store.inbox.messages import Message, encode, new_message_id
from winsboard.store.store import Store
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


@settings(max_examples=examples(60))
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
    assert left_in(board, packet, names) == ()


def _names() -> list[str]:
    """The planted words that name people."""
    fields: set[tuple[str | int, ...]] = {("people", 0), ("people", 1), ("whose", 0), ("whose", 1)}
    fields |= {("noticed_by",), ("talk_with",), ("name",), ("by",), ("ally",)}
    found = planted().words.items()
    return [w for w, at in found if at.path in fields and at.kind.__name__ != "Measure"]


@given(packets, st.booleans())
@settings(max_examples=examples(20))
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


SHARED: Final = {"wins", "ticks", "notes"}


def test_a_line_for_another_board_is_that_piece_and_its_day_alone() -> None:
    for piece in offered():
        if piece.group not in SHARED or piece.facet not in ("text", "note"):
            with pytest.raises(Refusal, match=r"share\.stays_here"):
                line_of_piece(planted().board, piece)
            continue
        line = line_of_piece(planted().board, piece)
        message = Message("line", "1", new_message_id(), line.day, line.name, line.text)
        sent = encode(message).decode()
        assert planted().in_text(f"{sent} {message.id}.json") == expected(piece, Packet(()))
        assert piece.of not in sent
        assert not [time for time in TIMES if time in sent]


HIDDEN: Final[Mapping[str, tuple[str, ...]]] = {
    "journal": ("note",),
    "triggers": ("trigger",),
    "thoughts": ("thought",),
    "hard_days": ("hard_day",),
    "": ("letter", "rehearsal"),
}
"""The kinds of entries whose words are on a page only if a part is ticked, or never."""
NEVER: Final = {
    Settings, Person, Skill, Affirmation, Prompt, Flow, FlowStep, Ritual, Rest, VisionCard, Reward,
    Suggestion, Gathering, Share, Pin,
}  # fmt: skip


@pytest.fixture(scope="module")
def notebook(tmp_path_factory: pytest.TempPathFactory) -> Notebook:
    """The planted board in files."""
    home, clock = tmp_path_factory.mktemp("planted"), FakeClock()
    notebook = Notebook(Store(home / "data", home / "state", clock), clock)
    documents = (d for page in planted().board.pages.values() for d in page.values())
    context = notebook.edit_context()
    notebook.commit_alone(context.edit(Title("entry.win"), *(Change(None, d) for d in documents)))
    return notebook


@settings(max_examples=12)
@given(st.frozensets(st.sampled_from(EXTRA)), st.sampled_from([*WRITERS, "csv"]))
def test_a_page_has_only_the_parts_that_were_ticked(
    notebook: Notebook, extra: frozenset[Any], form: str
) -> None:
    span = month_named("2026-11", TODAY)
    made = make_page(notebook, Choice(span, frozenset({*USUAL, *extra})), form)
    found = planted().in_text(made.text)
    forbidden = {
        document.kind
        for part, kinds in HIDDEN.items()
        if part not in extra
        for document in entries()
        if document.kind in kinds
    }
    there = {at.id: at for word, at in planted().words.items() if word in found}
    assert not {at.kind for at in there.values()} & NEVER
    for word in found:
        at = planted().words[word]
        kind = next((e.kind for e in entries() if e.id == at.id), None)
        # Wins are counted by area, whatever they are.
        assert kind not in forbidden or at.path == ("area",), (word, at, kind)
        assert at.path[0] != "feelings" or "mood" in extra or "journal" in extra
    if "names" not in extra:
        assert not found & set(_names())
    if "mood" not in extra:
        assert "Mood" not in made.text
    assert not [time for time in TIMES if time in made.text]


def test_a_page_has_the_parts_that_were_ticked(notebook: Notebook) -> None:
    span = month_named("2026-11", TODAY)
    made = make_page(notebook, Choice(span, frozenset({*USUAL, *EXTRA})), "text")
    found = planted().in_text(made.text)
    for part, kinds in HIDDEN.items():
        texts = {text for e in entries() if e.kind in kinds for text in (e.text, e.parts[0].answer)}
        assert bool(texts & found) == bool(part)


def entries() -> list[Entry]:
    return [d for d in planted().board.pages["2026-11"].values() if isinstance(d, Entry)]
