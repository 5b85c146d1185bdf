"""Trigger notes: choosing a category is enough."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from winsboard.domain.model.documents import Entry, Part
from winsboard.domain.wellbeing import thoughts, triggers
from winsboard.tui.components.dialogs.card import CardDialog
from winsboard.tui.components.dialogs.choice import ChoiceDialog
from winsboard.tui.components.dialogs.form import Field, FieldKind, Filled, Form
from winsboard.tui.session.forms import fill_in
from winsboard.tui.session.session import Session
from winsboard.words import format_phrase
from winsboard.words.catalog.feelings import Category, trigger_categories, trigger_label
from winsboard.words.sentences.celebration import trigger_event
from winsboard.words.sentences.wellbeing.trigger_counts import thought_lines, trigger_lines


async def add_note(session: Session) -> None:
    """Ask for a category and save it; text is optional. Cancel leads back to the categories."""
    categories = list(trigger_categories().values())
    labels = [f"{c.label} · {c.examples}" for c in categories]
    while True:
        dialog = ChoiceDialog(
            format_phrase("inner.what_was_it"),
            labels,
            harmless=len(categories) - 1,
            title=format_phrase("inner.trigger.title"),
            hint=format_phrase("cards.menu.hint"),
        )
        chosen = await session.push_screen_wait(dialog)
        if chosen is None or await _ask_words(session, categories[chosen]):
            return


async def _ask_words(session: Session, category: Category) -> bool:
    """Ask what happened and save the note; returns whether it was saved."""
    draft = f"trigger:new:{category.id}"
    form = Form(category.label, _fields("line"), {"text": "", "helped": ""}, draft)
    return await fill_in(
        session,
        form,
        lambda filled: filled,
        lambda filled, context: triggers.note(
            category.id, context, filled["text"], _helped(filled)
        ),
        event=trigger_event(category.id),
    )


async def change_note(session: Session, entry: Entry) -> None:
    """Edit the text of a note."""
    kept = {"text": entry.text, "helped": triggers.helped_by(entry)}
    form = Form(
        trigger_label(entry.about), _fields("lines"), kept, session.draft_key("trigger", entry)
    )
    await fill_in(
        session,
        form,
        lambda filled: filled,
        lambda filled, context: triggers.change(entry, filled["text"], _helped(filled), context),
    )


def _fields(kind: FieldKind) -> Sequence[Field]:
    return (
        Field(
            "text",
            format_phrase("inner.what_happened"),
            kind,
            hint=format_phrase("inner.may_stay_blank"),
        ),
        Field(
            "helped",
            format_phrase("inner.what_helped"),
            kind,
            hint=format_phrase("inner.may_stay_blank"),
        ),
    )


def _helped(filled: Filled) -> Part:
    return Part(format_phrase("inner.helped"), filled["helped"])


async def show_counts(session: Session) -> None:
    """Show the number of triggers and harsh thoughts in the last months."""
    first = session.today - triggers.LATELY
    session.load_days(first, session.today)
    entries = tuple(session.board.entries_between(first, session.today))
    lines = [*trigger_lines(triggers.counts(entries)), ""]
    lines += thought_lines(thoughts.counts(entries))
    dialog = CardDialog(
        Content("\n".join(lines)),
        [format_phrase("cards.back")],
        harmless=0,
        title=format_phrase("inner.noted.title"),
    )
    await session.push_screen_wait(dialog)
