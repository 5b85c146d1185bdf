"""The form of a coping card."""

from __future__ import annotations

from winsboard.domain.calm import LONGEST_CARD
from winsboard.domain.documents import Skill
from winsboard.domain.errors import Refusal
from winsboard.domain.numerals import read_whole
from winsboard.tui.dialogs.form import Field, Filled, Form
from winsboard.words import say


def form_of(card: Skill) -> Form:
    """What is asked of a card."""
    return Form(
        title=say("cards.form.title" if card.name else "cards.form.title.new"),
        fields=(
            Field("name", say("cards.form.name"), hint=say("cards.form.name.hint")),
            Field("steps", say("cards.form.steps"), "lines", hint=say("cards.form.steps.hint")),
            Field("cautions", say("cards.form.cautions"), "lines"),
            Field("minutes", say("cards.form.minutes")),
        ),
        kept={
            "name": card.name,
            "steps": "\n".join(card.steps),
            "cautions": "\n".join(card.cautions),
            "minutes": str(card.minutes) if card.minutes else "",
        },
        draft=f"skill:{card.id or card.of or 'new'}",
    )


def wished(card: Skill, filled: Filled) -> Skill:
    """The card as the form was filled; raises Refusal for minutes that are no number."""
    minutes = read_whole(filled["minutes"].strip() or "0")
    if minutes is None:
        raise Refusal("calm.minutes", longest=LONGEST_CARD)
    return card._replace(
        name=filled["name"],
        steps=tuple(filled["steps"].splitlines()),
        cautions=tuple(filled["cautions"].splitlines()),
        minutes=minutes,
    )
