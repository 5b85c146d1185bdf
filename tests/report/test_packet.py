"""A packet in every format, as it is checked in."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.domain.boards import board_of
from winsboard.domain.model.documents import (
    Area,
    Entry,
    Habit,
    Mark,
    Measure,
    Part,
    Person,
    Reading,
    Settings,
    mark_id,
)
from winsboard.domain.sharing.packet import DETAILS, Packet
from winsboard.domain.sharing.pieces import pieces_in
from winsboard.report.packet import packet_text
from winsboard.report.writers import ENDINGS, WRITERS
from winsboard.words.sentences.sharing import left_in, names_for

GOLDEN = Path(__file__).parent / "golden"
DAY = date(2026, 5, 3)
AT = datetime(2026, 5, 3, 23, 47, tzinfo=UTC)
BOARD = board_of(
    Settings(mood=True, region="NZ"),
    Person("1", "Marta Novak", alias="a friend"),
    Person("2", "Dr. Rao", "therapist"),
    Area("3", "With Marta & <others>"),
    Habit("4", "Walked with Marta", kind="count", unit="steps", aim=None),
    Measure("5", "Words", unit="words"),
    Entry(
        "11",
        DAY,
        AT,
        "win",
        "Told Marta's brother\nat Elm Road *twice* <b>",
        area="3",
        tags=("first", "loud", "hard_day"),
        people=("1", "Dan"),
    ),
    Entry("12", DAY, AT, "reflection", parts=(Part("What went well?", "Dan sang."),)),
    Entry("13", DAY, AT, "mood", "# so-so", mood=2, energy=3, feelings=("tired", "calm")),
    Mark(mark_id("4", DAY), "4", DAY, "done", 1200.0, note="novak's dog"),
    Reading("14", "5", DAY, AT, 12.0, out_of=20.0, note="with dr rao"),
)
EVERYTHING = Packet(pieces_in(BOARD, DAY, DAY, DAY), frozenset(d for d in DETAILS if d != "season"))


@pytest.mark.parametrize("form", WRITERS)
def test_a_packet_in_every_format(form: str) -> None:
    text = packet_text(BOARD, EVERYTHING, names_for(BOARD), form)
    assert text == (GOLDEN / f"packet{ENDINGS[form]}").read_text(encoding="utf-8")


def test_the_time_of_year_stands_for_the_day() -> None:
    packet = Packet(EVERYTHING.pieces[:1], frozenset({"season"}))
    assert "in autumn" in packet_text(BOARD, packet, None, "text")
    north = board_of(*(d for p in BOARD.pages.values() for d in p.values() if d.id != "1"))
    assert "in spring" in packet_text(north, packet, None, "text")


def test_the_second_look_goes_through_everything_that_was_typed() -> None:
    assert left_in(BOARD, EVERYTHING, names_for(BOARD)) == ("Elm Road",)
    assert left_in(BOARD, EVERYTHING, None) == ("Marta", "Marta's", "Elm Road")
