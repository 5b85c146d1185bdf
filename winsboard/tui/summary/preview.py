"""What is being made on the screen: a page or a card, with what can be chosen by number."""

from __future__ import annotations

import os
from abc import ABC, abstractmethod
from collections.abc import Sequence
from pathlib import Path

from winsboard.domain.errors import Refusal
from winsboard.domain.model.goals import Goal
from winsboard.domain.summary.page import Choice
from winsboard.domain.summary.parts import USUAL, Part, extra_parts
from winsboard.named_tuple import NamedTuple
from winsboard.notebook.notebook import Notebook
from winsboard.report.goal_card import goal_card
from winsboard.report.made_page import MadePage, make_page, written_page
from winsboard.report.writers import ENDINGS
from winsboard.tui.session.paths import typed_file
from winsboard.words import format_phrase
from winsboard.words.sentences.summary.days import span_words

_FIRST_USUAL = 6
"""How many of the usual parts are in the first group: a group has at most nine numbers."""


class Group(NamedTuple):
    """Some boxes, each with a number."""

    heading: str
    boxes: tuple[tuple[str, bool], ...]
    """Pairs of a label and whether it is ticked."""


class Preview(ABC):
    """Something that can be read, changed by numbers, and saved as it is read."""

    def __init__(self, notebook: Notebook) -> None:
        self.notebook = notebook
        self.form = "text"
        self._path: Path | None = None
        """The file that was typed; None for a new one in the home folder."""

    @property
    @abstractmethod
    def title(self) -> str:
        """What it is."""

    @property
    @abstractmethod
    def groups(self) -> Sequence[Group]:
        """What can be chosen."""

    @abstractmethod
    def press(self, group: int, number: int) -> None:
        """Choose a box of a group, counted from 1."""

    @abstractmethod
    def written(self, form: str) -> str:
        """The text in a format. Raises Refusal if there is nothing to write."""

    @property
    @abstractmethod
    def name(self) -> str:
        """The name of its file without the extension. It says nothing about what is inside."""

    @property
    def text(self) -> str:
        """Exactly what is saved. Raises Refusal like `written`."""
        return self.written(self.form)

    @property
    def shown(self) -> str:
        """What is read on the screen: the text, or the same words of an HTML page."""
        return self.written("text" if self.form == "html" else self.form)

    @property
    def path(self) -> Path:
        """The file to save it in. Raises Refusal if there is no home folder."""
        if self._path is not None:
            return self._path
        number, path = 1, typed_file(f"~/{self.name}{ENDINGS[self.form]}")
        while os.path.lexists(path):
            number += 1
            path = typed_file(f"~/{self.name}-{number}{ENDINGS[self.form]}")
        return path

    @property
    def replaces(self) -> bool:
        """Whether the person named a file that may be replaced."""
        return self._path is not None

    def move_to(self, path: Path) -> None:
        """Save it in this file, in the format that its name asks for."""
        self._path = path
        forms = (form for form, ending in ENDINGS.items() if path.suffix.lower() == ending)
        self.form = next(forms, self.form)

    def write_as(self, form: str) -> None:
        """Use another format, in a new file."""
        self.form, self._path = form, None


class PagePreview(Preview):
    """The page for a therapist."""

    def __init__(self, notebook: Notebook, choice: Choice) -> None:
        super().__init__(notebook)
        self.choice = choice

    @property
    def title(self) -> str:
        """Who it is for, and the days."""
        span, to = span_words(self.choice.span), self.choice.to
        if to is None:
            return format_phrase("summary.page.title", span=span)
        return format_phrase("summary.page.title.to", name=to.name, span=span)

    def _parts(self) -> tuple[tuple[str, tuple[Part, ...]], ...]:
        return (
            ("extra", extra_parts(self.notebook.board)),
            ("usual", USUAL[:_FIRST_USUAL]),
            ("usual", USUAL[_FIRST_USUAL:]),
        )

    @property
    def groups(self) -> Sequence[Group]:
        """The parts to tick, then those that are on the page already."""
        return [
            Group(
                format_phrase(f"summary.page.{name}"),
                tuple(
                    (format_phrase(f"summary.part.{part}"), part in self.choice.parts)
                    for part in parts
                ),
            )
            for name, parts in self._parts()
        ]

    def press(self, group: int, number: int) -> None:
        """Put a part on the page, or take it off."""
        _, parts = self._parts()[group]
        if number <= len(parts):
            changed = self.choice.parts ^ {parts[number - 1]}
            self.choice = self.choice._replace(parts=changed)

    def made(self) -> MadePage:
        """The page with its facts, in the chosen format. Raises Refusal."""
        return make_page(self.notebook, self.choice, self.form)

    def written(self, form: str) -> str:
        """The page in a format."""
        return make_page(self.notebook, self.choice, form).text

    @property
    def name(self) -> str:
        """Such as `page-2026-10`."""
        span = self.choice.span
        return f"page-{span.first:%Y-%m}" if span.is_month else f"page-{span.first:%Y-%m-%d}"


class CardPreview(Preview):
    """The card of one of the goals."""

    def __init__(self, notebook: Notebook, goals: Sequence[Goal]) -> None:
        super().__init__(notebook)
        self.goals = goals[:9]
        self.goal = goals[0]

    @property
    def title(self) -> str:
        """What it is."""
        return format_phrase("summary.card.title")

    @property
    def groups(self) -> Sequence[Group]:
        """The goals, of which one is chosen."""
        boxes = tuple((goal.title, goal is self.goal) for goal in self.goals)
        return [Group(self.title, boxes)]

    def press(self, group: int, number: int) -> None:
        """Choose another goal."""
        del group
        if number <= len(self.goals):
            self.goal = self.goals[number - 1]

    def written(self, form: str) -> str:
        """The card in a format; it has no table."""
        if form == "csv":
            raise Refusal("summary.card_csv")
        board = self.notebook.board
        goal = board.find(self.goal) or self.goal
        return written_page(goal_card(board, goal, self.notebook.today), form)

    @property
    def name(self) -> str:
        """The same for each goal."""
        return "card"
