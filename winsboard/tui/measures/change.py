"""Adding and changing measures."""

from __future__ import annotations

from functools import partial

from textual.content import Content

from winsboard.domain.measures import measures
from winsboard.domain.model.goals import BETTER, Measure
from winsboard.domain.settings.wording import plain_words
from winsboard.notebook.collections import MEASURES
from winsboard.tui.components.dialogs.card import CardDialog
from winsboard.tui.components.dialogs.choice import ChoiceDialog, ConfirmDialog
from winsboard.tui.session.document_form import DocumentForm
from winsboard.tui.session.menu import Choice, Menu, pick
from winsboard.tui.session.session import Session
from winsboard.words import format_phrase
from winsboard.words.catalog.measures import MeasureTemplate, measure_templates


class MeasureForm(DocumentForm[Measure]):
    """The form of a measure. A new unit is offered as a new measure."""

    collection = MEASURES


async def add_measure(session: Session) -> None:
    """Add a measure from a template, those for the person first, or one of their own."""
    board = session.board
    is_plain = plain_words(board.settings)
    there = {m.template for m in measures.listed(board)}
    items: list[Choice] = [
        (_name(t, is_plain=is_plain), partial(_from_template, session, t, is_plain=is_plain))
        for t in measure_templates(board.settings.board_for)
        if t.measure.template not in there
    ]
    own: list[Choice] = [(format_phrase("own.measure.own"), partial(_own, session))]
    act = await pick(session, Menu(format_phrase("own.measure.add"), items, own))
    if act is not None:
        await act()


def _name(template: MeasureTemplate, *, is_plain: bool) -> str:
    return template.plain if is_plain else template.measure.name


async def _from_template(session: Session, template: MeasureTemplate, *, is_plain: bool) -> None:
    measure = template.measure._replace(name=_name(template, is_plain=is_plain))
    is_added = session.perform(lambda context: measures.add(session.board, measure, context))
    if is_added and template.note:
        card = CardDialog(Content(template.note), [], title=measure.name)
        await session.push_screen_wait(card)


async def _own(session: Session) -> None:
    words = [format_phrase(f"own.measure.better.{better}") for better in BETTER]
    question = format_phrase("own.measure.better")
    place = await session.push_screen_wait(ChoiceDialog(question, words))
    if place is not None:
        await MeasureForm(session).write(Measure("", "", better=BETTER[place]))


async def change_measure(session: Session, measure: Measure) -> bool:
    """Show the form of a measure. If it has numbers, a new unit is offered as a new measure."""
    form = MeasureForm(session)
    if not measure.records:
        await form.write(measure)
        return True
    offer = _UnitKeeper(session)
    await offer.write(measure)
    if offer.unit:
        question = format_phrase(
            "today.measure.new_unit", name=measure.name, old=measure.unit, unit=offer.unit
        )
        if await session.push_screen_wait(ConfirmDialog(question)) == 0:
            new = measures.with_other_unit(measure, offer.unit)
            session.perform(lambda context: measures.add(session.board, new, context))
    return True


class _UnitKeeper(MeasureForm):
    """The form of a measure with numbers: its unit stays, and the typed one is remembered."""

    unit = ""

    def read(self, item: Measure, typed: object) -> Measure:
        """Parse the form's values, with the unit as it was."""
        wished = super().read(item, typed)  # type: ignore[arg-type]
        self.unit = "" if wished.unit == item.unit else wished.unit
        return wished._replace(unit=item.unit)
