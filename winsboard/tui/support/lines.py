"""The lines of the Support page, in order: the number to call, people, lines, what else to do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final, Literal, TypeAlias

from textual.content import Content

from winsboard.domain.library import people
from winsboard.domain.model.documents import Person
from winsboard.named_tuple import NamedTuple
from winsboard.tui.components.big_digits import big
from winsboard.words import format_phrase
from winsboard.words.sentences.wellbeing.support import (
    Number,
    Page,
    Section,
    big_digits,
    confirmed_words,
)

What: TypeAlias = Literal["person", "calm", "breathe", "change", "country", "copy"]

MOST: Final = 9
"""How many lines have a number key."""
COLUMN: Final = 27
"""Cells of one number and its countries; two stand side by side in the smallest window."""
BIG: Final = "bold $accent"


class SupportAnswer(NamedTuple):
    """What to do after the dialog, and for whom."""

    what: What
    person: Person | None = None


class Line(NamedTuple):
    """One line of the page, and what choosing it does."""

    content: Content
    answer: SupportAnswer | None = None


class PageLines:
    """Builds the lines of a page for one board."""

    def __init__(
        self, page: Page, there: people.SupportContacts, today: date, *, alone: bool
    ) -> None:
        """`alone` is the page over the curtain, where nothing but copying is offered."""
        self._page = page
        self._there = there
        self._today = today
        self._alone = alone
        self._actions = [
            Line(Content(format_phrase("shelter.support.copy_all")), SupportAnswer("copy"))
        ]
        if not alone:
            cards = next((", ".join(s.lines) for s in page.sections if s.id == "calm"), "")
            calm = Line(
                Content(format_phrase("shelter.support.calm", cards=cards)), SupportAnswer("calm")
            )
            change = Line(Content(format_phrase("shelter.support.people")), SupportAnswer("change"))
            country = Line(
                Content(format_phrase("shelter.support.country")), SupportAnswer("country")
            )
            self._actions = [calm, *self._actions, change, *([country] if page.elsewhere else [])]
        everybody = (*there.people, *there.care_team, *there.lines)
        room = MOST - len(self._actions)
        self._more = len(everybody) > room and not alone
        self._reachable = () if alone else everybody[: room - 1 if self._more else room]

    def lines(self) -> Iterator[Line]:
        """Yield all lines, top to bottom."""
        yield Line(Content.styled(self._page.call, BIG))
        yield from self._numbers(self._page.numbers)
        if self._page.elsewhere:
            yield Line(Content(self._page.elsewhere))
        for section in self._page.sections:
            if section.id != "calm":
                yield from self._section(section)
        if self._more:
            yield Line(
                Content(format_phrase("shelter.support.more_people")), SupportAnswer("change")
            )
        yield Line(Content(""))
        yield from self._actions
        for text in self._page.about:
            yield Line(Content(""))
            yield Line(Content.styled(text, "$quiet"))

    def _numbers(self, numbers: Sequence[Number]) -> Iterator[Line]:
        if self._page.elsewhere:
            for two in zip(numbers[::2], [*numbers[1::2], None], strict=False):
                parts = [_pair(number) for number in two if number is not None]
                gap = " " * max(COLUMN - parts[0].cell_length, 1)
                yield Line(Content(gap).join(parts))
            return
        first, *others = numbers
        digits = big_digits(first.reach)
        if digits:
            name = Content.assemble("   ", (first.reach, BIG), f"  {first.name}")
            for n, row in enumerate(big(digits)):
                yield Line(Content.assemble((row, BIG), name if n == 1 else ""))
        for number in others if digits else numbers:
            yield Line(_pair(number))

    def _section(self, section: Section) -> Iterator[Line]:
        yield Line(Content(""))
        yield Line(Content.styled(section.title, "bold"))
        persons = {
            "people": self._there.people,
            "care": self._there.care_team,
            "lines": self._there.lines,
        }[section.id]
        for person in persons:
            yield Line(
                _person(person), SupportAnswer("person", person) if self._has_key(person) else None
            )
            if section.id == "lines":
                yield Line(Content.styled(confirmed_words(person, self._today), "$quiet"))
        if not persons:
            texts = [self._nobody()] if section.id == "people" else section.lines
            yield from (Line(Content(text)) for text in texts)

    def _has_key(self, person: Person) -> bool:
        return any(person is other for other in self._reachable)

    def _nobody(self) -> str:
        answers = [line.answer for line in self._actions]
        if SupportAnswer("change") not in answers:
            return format_phrase("shelter.support.nobody.alone")
        number = len(self._reachable) + answers.index(SupportAnswer("change")) + 1
        return format_phrase("shelter.support.nobody.adds", number=number)


def _pair(number: Number) -> Content:
    return Content.assemble((number.reach, "bold"), f" {number.name}")


def _person(person: Person) -> Content:
    """A contact on one line, how to reach them in bold."""
    note = f" ({person.note})" if person.note else ""
    if not person.reach:
        return Content(f"{person.name}{note}")
    return Content.assemble(f"{person.name}: ", (person.reach, "bold"), note)
