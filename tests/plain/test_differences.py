"""The preview of a restore or a merge names every kind of document."""

from __future__ import annotations

from datetime import date

import pytest

from tests.conftest import SATURDAY_MORNING
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Document, Entry, Goal, Measure, Reward, Step
from winsboard.domain.model.edits import Change
from winsboard.domain.model.goals import GoalEvent, Pin, Reading, VisionCard
from winsboard.domain.schema.kinds import KINDS as DECLARED
from winsboard.domain.schema.kinds import field_of
from winsboard.plain.differences import KINDS, count_words, difference_lines
from winsboard.words import format_phrase

DAY = date(2026, 11, 21)
NAMES = [
    *(KINDS.get(kind) or declared.noun for kind, declared in DECLARED.items() if kind is not Entry),
    *field_of(Entry, "kind").choices,
]
WORDS = Measure("2", "Words", unit="words")
SAID: list[tuple[Document, str]] = [
    (Goal("1", "Swim"), "+ goal: Swim"),
    (Step("1", "2", "Buy trunks"), "+ step: Buy trunks"),
    (GoalEvent("1", "2", DAY, "smaller", "Swim", "Wade"), "Made smaller: “Swim” is now “Wade”"),
    (Reading("1", "2", DAY, SATURDAY_MORNING, 12.0), "reading: Words: 12 words"),
    (Reward("1", "Film night"), "+ treat: Film night"),
    (VisionCard("1", "The lake"), "+ card: The lake"),
    (Pin("1", DAY, "2", "3"), "+ pin"),
]


@pytest.mark.parametrize("name", NAMES)
def test_every_kind_has_a_name_and_a_plural(name: str) -> None:
    assert format_phrase(f"plain.kind.{name}")
    assert count_words(name, 1)
    assert name == "settings" or "3" in count_words(name, 3)


@pytest.mark.parametrize(("document", "said"), SAID, ids=lambda each: type(each).__name__)
def test_what_comes_is_named_by_its_words(document: Document, said: str) -> None:
    board = Board().with_changes([Change(None, WORDS)])
    assert said in "\n".join(difference_lines([Change(None, document)], board))
