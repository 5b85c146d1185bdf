"""Shipped phrases for families: another way to say praise, and cards to say aloud."""

from __future__ import annotations

import re
from functools import cache
from typing import Final, Literal, TypeAlias, get_args

from winsboard.domain.family.other_ways import Way
from winsboard.domain.text.folding import fold
from winsboard.named_tuple import NamedTuple
from winsboard.words import content

CardGroup: TypeAlias = Literal["thanks", "noticing", "staying", "asking"]
"""What a phrase is for: to thank, to say what was seen, to stay with somebody, or to ask gently."""

GROUPS: Final[tuple[CardGroup, ...]] = get_args(CardGroup)
LISTENED: Final = "say.thanks.1"
"""The phrase for when somebody tells something: it asks nothing."""
ANYTHING: Final = "say.notice.1"
"""The phrase that suits whatever was noticed."""


class PhraseCard(NamedTuple):
    """A phrase to say aloud to somebody."""

    id: str
    group: CardGroup
    text: str
    when: str = ""
    """The words after which it suits, as a regular expression; empty if it is only picked."""


@cache
def other_ways() -> tuple[Way, ...]:
    """The phrases that can be said instead of praise for an outcome, with the forms of it."""
    forms = content("praise")["forms"]
    return tuple(
        Way(phrase["id"], tuple(forms[phrase["id"]]), phrase["try_this"])
        for phrase in content("people")["family_phrases"]
        if phrase["id"] in forms
    )


@cache
def phrase_cards() -> tuple[PhraseCard, ...]:
    """All phrases, group by group."""
    when = content("praise")["when"]
    return tuple(
        PhraseCard(**card, when=when.get(card["id"], ""))
        for card in content("people")["phrase_cards"]
    )


def hard_week_question() -> str:
    """What a family can ask itself in a bad week."""
    return str(content("people")["hard_week"]["question"])


def cards_of(group: CardGroup) -> tuple[PhraseCard, ...]:
    """The phrases of a group."""
    return tuple(card for card in phrase_cards() if card.group == group)


def card(id: str) -> PhraseCard | None:
    """The phrase with an id; None if there is none any more."""
    return next((each for each in phrase_cards() if each.id == id), None)


def card_after(text: str) -> PhraseCard:
    """The phrase that suits what was noticed, by the first of its words that is in the text."""
    words = fold(text)
    placed = [
        (found.start(), each)
        for each in phrase_cards()
        if each.when and (found := re.search(rf"\b(?:{each.when})\b", words))
    ]
    first = min(placed, key=lambda pair: pair[0], default=None)
    found_card = first[1] if first else card(ANYTHING)
    assert found_card is not None
    return found_card


def round_question() -> str:
    """What everybody is asked in a round, in the words of the people who sit together."""
    found: str = content("people")["round_question"]
    return found
