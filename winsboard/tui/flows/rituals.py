"""Rituals: doing them, and those of one's own."""

from __future__ import annotations

from textual.content import Content

from winsboard.domain import cards, rituals
from winsboard.domain.documents import Ritual
from winsboard.tui.desk import Desk
from winsboard.tui.dialogs.card import CardDialog
from winsboard.tui.dialogs.form import Field, Filled, Form
from winsboard.tui.dialogs.menu import MenuDialog
from winsboard.tui.evening import light_candle
from winsboard.tui.flows.decks import act_on, act_words, acts_on, bring_back
from winsboard.tui.flows.forms import fill_in
from winsboard.words import say
from winsboard.words.kindness import shipped_rituals


async def show_rituals(desk: Desk) -> None:
    """Show the rituals until one was done or the list is left."""
    while True:
        found = rituals.listed(desk.board, shipped_rituals())
        hidden = cards.deck(desk.board, shipped_rituals(), Ritual, hidden=True)
        always = [say("own.ritual.add"), *([say("own.hidden")] if hidden else [])]
        lines = [_line(desk, ritual) for ritual in found]
        dialog = MenuDialog(lines, always, title=say("own.ritual.title"))
        chosen = await desk.push_screen_wait(dialog)
        if chosen is None:
            return
        if chosen > len(found):
            await bring_back(desk, hidden)
        elif chosen == len(found):
            await _fill_in(desk, Ritual(id="", name=""))
        elif await _show(desk, found[chosen]):
            return


def _line(desk: Desk, ritual: Ritual) -> str:
    if rituals.is_done(desk.board, rituals.key_of(ritual), desk.today):
        return say("own.ritual.done_today", name=ritual.name)
    return ritual.name


async def _show(desk: Desk, ritual: Ritual) -> bool:
    """A ritual with its steps and what to be careful of; whether it was done."""
    acts = acts_on(ritual)
    answers = [say("own.ritual.do"), *act_words(acts)]
    dialog = CardDialog(_text(ritual), answers, title=ritual.name)
    chosen = await desk.push_screen_wait(dialog)
    if chosen is None:
        return False
    if chosen > 0:
        await act_on(desk, ritual, acts[chosen - 1], lambda: _fill_in(desk, ritual))
        return False
    if rituals.key_of(ritual) == rituals.CANDLE:
        light_candle(desk)
    else:
        desk.act(lambda moment: rituals.do(ritual, moment), event="habit", area="selfcare")
    return True


def _text(ritual: Ritual) -> Content:
    lines = [Content.assemble(("·  ", "bold $primary"), step) for step in ritual.steps]
    caution = say("calm.caution", caution="").strip()
    lines += [Content.styled(f"{caution} {text}", "$accent") for text in ritual.cautions]
    return Content("\n").join(lines)


async def _fill_in(desk: Desk, ritual: Ritual) -> bool:
    form = Form(
        title=say("own.ritual.form" if ritual.name else "own.ritual.add"),
        fields=(
            Field("name", say("own.name"), hint=say("own.ritual.name.hint")),
            Field("steps", say("own.steps"), "lines", hint=say("own.ritual.steps.hint")),
            Field("cautions", say("own.cautions"), "lines"),
        ),
        kept={
            "name": ritual.name,
            "steps": "\n".join(ritual.steps),
            "cautions": "\n".join(ritual.cautions),
        },
        draft=f"ritual:{ritual.id or ritual.of or 'new'}",
    )

    def wished(filled: Filled) -> Ritual:
        return ritual._replace(
            name=filled["name"],
            steps=tuple(filled["steps"].splitlines()),
            cautions=tuple(filled["cautions"].splitlines()),
        )

    return await fill_in(
        desk,
        form,
        lambda filled: rituals.checked(wished(filled)),
        lambda filled, moment: (
            rituals.change(desk.board, ritual, wished(filled), moment)
            if ritual.name
            else rituals.add(desk.board, wished(filled), moment)
        ),
    )
