"""The list of kind lines (affirmations), how true they feel, and where they are shown."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from textual.content import Content

from winsboard.domain.model.documents import Affirmation
from winsboard.domain.model.library import PLACES, TRUTHS, Truth
from winsboard.domain.wellbeing import affirmations
from winsboard.domain.wellbeing.affirmations import PLACEHOLDER
from winsboard.notebook.collections import AFFIRMATIONS
from winsboard.tui.components.dialogs.card import CardDialog
from winsboard.tui.components.dialogs.choice import ChoiceDialog
from winsboard.tui.components.dialogs.form import Field, Filled, Form
from winsboard.tui.session.collection import CollectionEditor
from winsboard.tui.session.forms import fill_in
from winsboard.tui.session.menu import Choice, Menu, MenuAction, answer, pick
from winsboard.tui.session.session import Session
from winsboard.words import format_phrase
from winsboard.words.catalog.rituals import Starter, affirmation_guidance, affirmation_starters


async def show_kind_lines(session: Session) -> None:
    """Show the list until it is closed."""
    await KindLineEditor(session).show()


class KindLineEditor(CollectionEditor[Affirmation]):
    """The list of kind lines. After adding one, asks how true it feels and where to show it."""

    collection = AFFIRMATIONS

    def text(self) -> str:
        """Return advice on writing a kind line."""
        return affirmation_guidance()[0]

    def line(self, item: Affirmation) -> str:
        """Return the text of a line and where it is shown."""
        places = ", ".join(format_phrase(f"own.place.{place}") for place in item.places)
        return f"{item.text} · {places}" if places else item.text

    def extra_actions(self) -> list[Choice]:
        """Return the actions to write a line, complete a starter, and open retired lines."""
        choices: list[Choice] = [
            *super().extra_actions(),
            (self.phrase("starters"), self._complete),
        ]
        if retired := self.hidden_items():
            title = self.phrase("retired")
            choices.append((title, self.pick_action(title, retired, self._back)))
        return choices

    def card(self, item: Affirmation, answers: Sequence[str]) -> CardDialog:
        """Return a dialog with the text and how true it feels."""
        truth = format_phrase(f"own.truth.{item.truth}") if item.truth else self.phrase("not_asked")
        text = Content.assemble(item.text, "\n", (truth, "$quiet"))
        return CardDialog(text, answers, title=self.phrase("form"))

    def choices(self, item: Affirmation) -> list[Choice]:
        """Return the actions to edit, place, rate and retire a line."""
        return [
            *super().choices(item),
            (self.phrase("place"), partial(self._place, item)),
            (self.phrase("true"), partial(self._ask_how_true, item)),
            self._retire(item),
        ]

    async def write(self, item: Affirmation) -> bool:
        """Show the form, then ask again how true the line feels."""
        if written := await super().write(item):
            await self._ask_about_new(item.id)
        return written

    def _back(self, item: Affirmation) -> MenuAction:
        return self.save_action(lambda context: affirmations.reactivate(item, context))

    def _retire(self, item: Affirmation) -> Choice:
        return self.phrase("retire"), self.save_action(
            lambda context: affirmations.retire(item, context)
        )

    async def _complete(self) -> None:
        """Pick a starter and fill in its blanks."""
        items: list[Choice] = [(s.text, partial(self._start, s)) for s in affirmation_starters()]
        text = affirmation_guidance()[1].partition(".")[0] + "."
        start = await pick(self.session, Menu(self.phrase("starters"), items, text=text))
        if start is not None and await start():
            await self._ask_about_new("")

    async def _start(self, starter: Starter) -> bool:
        """Add a starter, with its blanks filled in; returns whether it was added."""
        if PLACEHOLDER in starter.text:
            return await self._fill_blanks(starter)
        line = Affirmation("", starter.text, of=starter.id)
        return self.session.perform(
            lambda context: affirmations.add(self.session.board, line, context)
        )

    async def _fill_blanks(self, starter: Starter) -> bool:
        blanks = [f"blank{n}" for n in range(starter.text.count(PLACEHOLDER))]
        form = Form(
            title=self.phrase("starters"),
            fields=[Field(id, PLACEHOLDER) for id in blanks],
            saved={},
            draft=f"starter:{starter.id}",
            text=starter.text,
        )

        def wished(filled: Filled) -> Affirmation:
            words = [filled[id] if filled[id].strip() else PLACEHOLDER for id in blanks]
            return Affirmation(
                "", affirmations.fill_placeholders(starter.text, *words), of=starter.id
            )

        return await fill_in(
            self.session,
            form,
            lambda filled: affirmations.validated(wished(filled)),
            lambda filled, context: affirmations.add(self.session.board, wished(filled), context),
        )

    async def _ask_about_new(self, id: str) -> None:
        """Ask how true a line feels and where to show it. An empty id means the newest line."""
        line = self._found(id)
        if line is None or not affirmations.needs_rating(line):
            return
        await self._ask_how_true(line)
        line = self._found(line.id)
        if line is not None and line.truth != "not" and not line.places:
            await self._place(line)

    def _found(self, id: str) -> Affirmation | None:
        lines = self.listed()
        return next((line for line in reversed(lines) if id in ("", line.id)), None)

    async def _ask_how_true(self, line: Affirmation) -> None:
        """Ask how true it feels. If it feels untrue, offer to edit or retire it."""
        answers = [format_phrase(f"own.truth.{truth}") for truth in TRUTHS[1:]]
        question = f"{line.text}\n\n{self.phrase('how_true')}"
        chosen = await self.session.push_screen_wait(ChoiceDialog(question, answers))
        if chosen is None:
            return
        truth: Truth = TRUTHS[chosen + 1]
        self.session.perform(lambda context: affirmations.rate(line, truth, context))
        if truth == "not" and (rated := self._found(line.id)) is not None:
            await self._offer_other_words(rated)

    async def _offer_other_words(self, line: Affirmation) -> None:
        leave = self.phrase("leave"), self.save_action(lambda _: None)
        choices = [(self.phrase("change"), self.edit_action(line)), self._retire(line), leave]
        question = f"{line.text}\n\n{self.phrase('untrue')}"
        dialog = ChoiceDialog(
            question, [text for text, _ in choices], harmless=choices.index(leave)
        )
        await answer(self.session, dialog, choices)

    async def _place(self, line: Affirmation) -> None:
        """Ask where to show it; each number toggles a place."""
        places = set(line.places)
        while True:
            answers = [
                f"[{'x' if p in places else ' '}] {format_phrase(f'own.place.{p}')}" for p in PLACES
            ]
            question = f"{line.text}\n\n{self.phrase('where')}"
            chosen = await self.session.push_screen_wait(
                ChoiceDialog(question, [*answers, self.phrase("placed")], harmless=len(PLACES))
            )
            if chosen is None or chosen == len(PLACES):
                break
            places ^= {PLACES[chosen]}
        changed = line._replace(places=tuple(place for place in PLACES if place in places))
        self.session.perform(lambda context: affirmations.change(line, changed, context))
