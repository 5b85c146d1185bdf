"""The list of gatherings, its form, and the wins that are shown one by one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final

from textual.content import Content

from winsboard.domain.family import gatherings
from winsboard.domain.library import items, people
from winsboard.domain.model.documents import Gathering, Person
from winsboard.domain.text.date_parser import parse_any_day
from winsboard.domain.text.sanitize import multi_line, one_line
from winsboard.notebook.collections import GATHERINGS
from winsboard.notebook.views.gatherings import chosen_wins, load_wins
from winsboard.tui.components.dialogs.boxes import BoxDialog
from winsboard.tui.components.dialogs.choice import ConfirmDialog
from winsboard.tui.gathering.show import WinShow
from winsboard.tui.session.collection import CollectionEditor
from winsboard.tui.session.menu import Choice, MenuAction
from winsboard.tui.session.session import Session
from winsboard.words import format_phrase
from winsboard.words.sentences.gatherings import gathering_line, gathering_page, invitation

ASKED: Final = (*people.MY_PEOPLE, *people.CARE_TEAM)
"""The roles of people who can be asked; nobody asks a crisis line."""


async def show_gatherings(session: Session) -> None:
    """Show the list until it is closed."""
    await GatheringEditor(session).show()


class GatheringEditor(CollectionEditor[Gathering]):
    """The gatherings, with what can be done for each."""

    collection = GATHERINGS

    def title(self) -> str:
        """Return the heading of the list."""
        return self.phrase("list")

    def line(self, item: Gathering) -> str:
        """Return the name and the day."""
        return gathering_line(item, self.session.today)

    def text(self) -> str:
        """Return a sentence for the empty list."""
        return "" if self.listed() else self.phrase("empty")

    async def open(self, item: Gathering) -> object:
        """Show a gathering, as it is after each action, until it is closed or deleted."""
        while (now := self.session.board.find(item)) is not None:
            choices = self.choices(now)
            dialog = self.card(now, [text for text, _ in choices])
            chosen = await self.session.push_screen_wait(dialog)
            if chosen is None:
                break
            await choices[chosen][1]()
        return False

    def content(self, item: Gathering) -> Content:
        """Return the invitation, who is asked, and how many wins are chosen."""
        asked = [person.name for person in gatherings.asked(self.session.board, item)]
        return Content("\n\n".join(gathering_page(item, asked, len(item.wins), self.session.today)))

    def choices(self, item: Gathering) -> list[Choice]:
        """Return what can be done for a gathering, in the order in which it is needed."""
        return [
            (self.phrase("copy"), self._copy(item)),
            (self.phrase("ask"), partial(self._ask, item)),
            (self.phrase("invited"), self._invited(item)),
            (self.phrase("choose"), partial(self._choose, item)),
            (self.phrase("show"), partial(self._show, item)),
            *super().choices(item),
            (self.phrase("remove"), self._remove(item)),
        ]

    def initial_values(self, item: Gathering) -> dict[str, str]:
        """Return the form's values; the day as it is typed, or nothing."""
        day = item.day.isoformat() if item.day else ""
        return {"title": item.title, "day": day, "place": item.place, "words": item.words}

    def read(self, item: Gathering, typed: Mapping[str, str]) -> Gathering:
        """Parse the form's values; raises Refusal if the day is not one."""
        day = typed["day"].strip()
        return item._replace(
            title=typed["title"],
            day=parse_any_day(day, self.session.today) if day else None,
            place=one_line(typed["place"]),
            words=multi_line(typed["words"]),
        )

    def _copy(self, item: Gathering) -> MenuAction:
        async def copy() -> None:
            self.session.copy_to_clipboard(invitation(item, self.session.today))
            self.session.show_message(format_phrase("journal.share.copied"))

        return copy

    def _invited(self, item: Gathering) -> MenuAction:
        return self.save_action(lambda context: gatherings.invited(item, context))

    async def _ask(self, item: Gathering) -> None:
        """Ask who is asked."""
        everybody: Sequence[Person] = people.listed(self.session.board, ASKED)
        if not everybody:
            self.session.show_message(self.phrase("nobody"))
            return
        names = [person.name for person in everybody]
        ticked = [n for n, person in enumerate(everybody) if person.id in item.people]
        found = await self._tick(self.phrase("ask"), names, ticked)
        if found is not None:
            ids = [everybody[n].id for n in found]
            self.session.perform(lambda context: gatherings.ask(item, ids, context))

    async def _choose(self, item: Gathering) -> None:
        """Choose the wins that are shown; every box is empty at first."""
        session = self.session
        load_wins(session.notebook, item)
        session.board = board = session.notebook.board
        wins = gatherings.wins_to_choose(board, item, session.today)
        if not wins:
            session.show_message(self.phrase("no_wins_yet"))
            return
        lines = [one_line(gatherings.words_of(board, win)) for win in wins]
        ticked = [n for n, win in enumerate(wins) if win.id in item.wins]
        found = await self._tick(self.phrase("choose"), lines, ticked)
        if found is not None:
            # The list is newest first; they are shown as they came.
            ids = [wins[n].id for n in reversed(found)]
            session.perform(lambda context: gatherings.choose(item, ids, context))

    async def _tick(
        self, title: str, lines: Sequence[str], ticked: Sequence[int]
    ) -> tuple[int, ...] | None:
        return await self.session.push_screen_wait(BoxDialog(lines, title=title, ticked=ticked))

    async def _show(self, item: Gathering) -> None:
        """Show the chosen wins one by one."""
        session = self.session
        wins = chosen_wins(session.notebook, item)
        if not wins:
            session.show_message(self.phrase("choose_first"))
            return
        session.board = board = session.notebook.board
        texts = [gatherings.words_of(board, win) for win in wins]
        await session.push_screen_wait(WinShow(texts, plain=board.settings.cursor))

    def _remove(self, item: Gathering) -> MenuAction:
        async def remove() -> None:
            question = self.phrase("remove.ask", name=item.title)
            if await self.session.push_screen_wait(ConfirmDialog(question)) == 0:
                self.session.perform(lambda context: items.remove(item, context))

        return remove
