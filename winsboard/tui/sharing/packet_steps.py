"""The questions about a packet, one by one. Esc goes back one, and keeps what is ticked."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from datetime import date
from functools import partial
from typing import Final, TypeVar

from winsboard.domain.model.documents import Person
from winsboard.domain.sharing.packet import Detail, Given, Packet, details_of
from winsboard.domain.sharing.pieces import Group, Piece, groups_of
from winsboard.domain.sharing.spans import Span, checked, two_weeks
from winsboard.domain.text.date_parser import parse_any_day
from winsboard.notebook.notebook import StoreError
from winsboard.notebook.views.packets import pieces_of_span
from winsboard.report.packet import packet_text
from winsboard.tui.components.dialogs.boxes import BoxDialog
from winsboard.tui.components.dialogs.choice import ChoiceDialog
from winsboard.tui.components.dialogs.line import LineDialog
from winsboard.tui.session.session import Session, sentence
from winsboard.tui.sharing.preview import PreviewDialog
from winsboard.words import format_phrase
from winsboard.words.sentences.sharing import (
    detail_label,
    group_label,
    left_in,
    left_in_words,
    names_for,
    piece_line,
)
from winsboard.words.text.dates import short_day

FORMS: Final = ("text", "html", "markdown")
SEAL: Final = 1
"""The number of the answer of the preview that asks for a passphrase."""

K = TypeVar("K")


class PacketSteps:
    """Asks what a packet is made of. The answers stay, so that one can be changed afterwards."""

    def __init__(self, session: Session, person: Person, span: Span, *, is_since: bool) -> None:
        """`span` is the one that is offered first; `is_since` if it begins with the last packet."""
        self.form = FORMS[0]
        self._session = session
        self._person = person
        self._offered = span
        self._is_since = is_since
        self._span = span
        self._pieces: tuple[Piece, ...] = ()
        self._groups: tuple[Group, ...] = ()
        self._ticked: set[tuple[str, str, int]] = set()
        self._details: tuple[Detail, ...] = ()
        self._keeps_names = False
        self._given: Given | None = None
        self._at = 0

    async def ask(self) -> Given | None:
        """What is given, once it was looked at. None if the person leaves the first question."""
        steps: tuple[Callable[[], Awaitable[bool]], ...] = (
            self._ask_span,
            self._ask_groups,
            self._ask_pieces,
            self._ask_details,
            self._ask_form,
            self._preview,
        )
        self._at = min(self._at, len(steps) - 1)
        while 0 <= self._at < len(steps):
            self._at += 1 if await steps[self._at]() else -1
        is_done, self._at = self._at >= 0, max(self._at, 0)
        return self._given if is_done else None

    async def _ask_span(self) -> bool:
        spans = [self._offered, *([two_weeks(self._session.today)] if self._is_since else [])]
        since = format_phrase("packet.span.since", day=short_day(self._offered.first))
        answers = [*([since] if self._is_since else []), format_phrase("packet.span.weeks")]
        answers.append(format_phrase("packet.span.other"))
        dialog = ChoiceDialog(
            format_phrase("packet.span.question"), answers, harmless=0, title=self._title
        )
        chosen = await self._session.push_screen_wait(dialog)
        if chosen is None:
            return False
        span = spans[chosen] if chosen < len(spans) else await self._ask_days()
        if span is None:
            return await self._ask_span()
        try:
            self._pieces = pieces_of_span(self._session.notebook, span)
        except StoreError as error:
            self._session.show_message(sentence(error))
            return await self._ask_span()
        self._session.board = self._session.notebook.board
        self._span = span
        return True

    async def _ask_days(self) -> Span | None:
        """Ask for the first and the last day."""
        today = self._session.today
        first = await self._ask_day(
            "packet.first", lambda day: checked(day, max(day, today), today)
        )
        if first is None:
            return None
        last = await self._ask_day("packet.last", lambda day: checked(first, day, today))
        return None if last is None else checked(first, last, today)

    async def _ask_day(self, key: str, check: Callable[[date], object]) -> date | None:
        parse = partial(parse_any_day, today=self._session.today)
        hint = format_phrase("packet.days.hint")
        dialog = LineDialog(format_phrase(key), hint, lambda typed: check(parse(typed)))
        typed = (await self._session.push_screen_wait(dialog) or "").strip()
        return parse(typed) if typed else None

    async def _ask_groups(self) -> bool:
        offered = groups_of(self._pieces)
        if not offered:
            self._session.show_message(format_phrase("packet.no_pieces"))
            return False
        found = await self._boxes(
            offered, self._groups, group_label, "packet.groups", format_phrase("packet.nothing_yet")
        )
        self._groups = tuple(found[0])
        return found[1]

    async def _ask_pieces(self) -> bool:
        offered = [piece for piece in self._pieces if piece.group in self._groups]
        ticked = [piece for piece in offered if piece.key in self._ticked]
        missing = format_phrase("packet.nothing_yet")
        found, is_on = await self._boxes(offered, ticked, piece_line, "packet.items", missing)
        self._ticked = {piece.key for piece in found}
        return is_on

    @property
    def _chosen(self) -> tuple[Piece, ...]:
        offered = (piece for piece in self._pieces if piece.group in self._groups)
        return tuple(piece for piece in offered if piece.key in self._ticked)

    async def _ask_details(self) -> bool:
        """Ask what is added to each item, and whether names are given as they are."""
        chosen, names = self._chosen, names_for(self._session.board)
        offered: list[Detail | None] = [*details_of(chosen)]
        typed = (text for piece in chosen for text in (piece.text, piece.question))
        if "people" in offered or any(names.replaced(text) != text for text in typed):
            offered.append(None)
        ticked = [*self._details, *([None] if self._keeps_names else [])]
        found, is_on = await self._boxes(offered, ticked, _detail_label, "packet.details")
        self._details = tuple(detail for detail in found if detail is not None)
        self._keeps_names = None in found
        return is_on

    async def _ask_form(self) -> bool:
        answers = [format_phrase(f"packet.form.{form}") for form in FORMS]
        dialog = ChoiceDialog(
            format_phrase("packet.form.question"),
            answers,
            harmless=FORMS.index(self.form),
            title=self._title,
        )
        chosen = await self._session.push_screen_wait(dialog)
        if chosen is not None:
            self.form = FORMS[chosen]
        return chosen is not None

    async def _preview(self) -> bool:
        """Show exactly what would be written."""
        board = self._session.board
        packet = Packet(self._chosen, frozenset(self._details))
        names = None if self._keeps_names else names_for(board)
        text = packet_text(board, packet, names, self.form)
        left = left_in_words(left_in(board, packet, names))
        chosen = await self._session.push_screen_wait(PreviewDialog(text, left, self._title))
        if chosen is None:
            return False
        self._given = Given(
            packet, self._person, text.encode(errors="replace"), self._span, chosen == SEAL
        )
        return True

    @property
    def _title(self) -> str:
        return format_phrase("packet.title.for", name=self._person.name)

    async def _boxes(
        self,
        offered: Sequence[K],
        ticked: Sequence[K],
        label: Callable[[K], str],
        key: str,
        missing: str = "",
    ) -> tuple[list[K], bool]:
        """Show boxes. Returns what is ticked, and whether the person goes on."""
        dialog = BoxDialog(
            [label(each) for each in offered],
            title=self._title,
            question=format_phrase(key),
            ticked=[n for n, each in enumerate(offered) if each in ticked],
            missing=missing,
        )
        is_on = await self._session.push_screen_wait(dialog) is not None
        return [offered[n] for n in sorted(dialog.ticked)], is_on


def _detail_label(detail: Detail | None) -> str:
    return detail_label(detail) if detail else format_phrase("packet.detail.names")
