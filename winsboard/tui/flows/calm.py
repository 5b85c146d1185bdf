"""The calm list, its cards, and what helped before."""

from __future__ import annotations

from textual.content import Content

from winsboard.domain import affirmations, calm, cards, like_days
from winsboard.domain.calm import Tried
from winsboard.domain.days import LOOKS_BACK
from winsboard.domain.documents import HELPED, Skill
from winsboard.tui.desk import Desk
from winsboard.tui.dialogs.card import CardDialog
from winsboard.tui.dialogs.menu import MenuDialog
from winsboard.tui.flows.decks import act_on, acts_on, bring_back
from winsboard.tui.flows.forms import fill_in
from winsboard.tui.flows.skill_form import form_of, wished
from winsboard.words import say
from winsboard.words.before import before_lines, tried_words
from winsboard.words.calming import shipped_skills

BREATHE = "breathe"
STEADY_BREATH = "cop.steady_breath"
"""The card whose steps the board can count along."""


async def show_calm_list(desk: Desk) -> None:
    """Show the list, what helped first, until one card was tried or the list is left."""
    while True:
        found, hidden = _listed(desk), _hidden(desk)
        tried = _tried(desk)
        lines = [_line(card, tried.get(calm.key_of(card))) for card in found]
        always = [say("cards.calm.before"), say("cards.calm.add")]
        if hidden:
            always.append(say("own.hidden"))
        kind = affirmations.shown(desk.board, "calm", desk.today)
        dialog = MenuDialog(
            lines, always, title=say("cards.calm.title"), text=kind.text if kind else ""
        )
        chosen = await desk.push_screen_wait(dialog)
        if chosen is None:
            return
        if chosen < len(found):
            if await show_card(desk, found[chosen], tried.get(calm.key_of(found[chosen]))):
                return
        elif chosen == len(found):
            await show_what_helped(desk)
        elif chosen == len(found) + 1:
            await _add(desk)
        else:
            await bring_back(desk, hidden)


def _listed(desk: Desk) -> tuple[Skill, ...]:
    desk.show_days(desk.today - LOOKS_BACK, desk.today)
    return calm.listed(desk.board, shipped_skills(), desk.today)


def _hidden(desk: Desk) -> list[Skill]:
    return cards.deck(desk.board, shipped_skills(), Skill, hidden=True)


def _tried(desk: Desk) -> dict[str, Tried]:
    return calm.tried_by_card(desk.board.entries_between(desk.today - LOOKS_BACK, desk.today))


def _line(card: Skill, tried: Tried | None) -> str:
    """A card in the list, with what made it rise."""
    if tried is None or not (tried.helped or tried.little):
        return card.name
    rose = Tried(helped=tried.helped) if tried.helped else Tried(little=tried.little)
    return f"{card.name} · {tried_words(rose)}"


async def show_card(desk: Desk, card: Skill, tried: Tried | None) -> bool:
    """A card with its steps and cautions; whether the list is done with."""
    answers = [say(f"calm.helped.{helped}") for helped in HELPED[1:]]
    acts = [*([BREATHE] if card.of == STEADY_BREATH else []), *acts_on(card)]
    answers += [say("cards.calm.breathe") if a == BREATHE else say(f"own.{a}") for a in acts]
    text = card_text(card, tried)
    chosen = await desk.push_screen_wait(CardDialog(text, answers, title=card.name))
    if chosen is None:
        return False
    if chosen < len(HELPED) - 1:
        _rate(desk, card, chosen)
        return True
    return await _do(desk, card, acts[chosen - len(HELPED) + 1])


def card_text(card: Skill, tried: Tried | None) -> Content:
    """A card as it is read; what to be careful of is always on it."""
    lines = [Content.assemble(("·  ", "bold $primary"), step) for step in card.steps]
    caution = say("calm.caution", caution="").strip()
    lines += [Content.styled(f"{caution} {text}", "$accent") for text in card.cautions]
    if tried:
        lines.append(Content.styled(tried_words(tried), "$quiet"))
    return Content("\n").join(lines)


def _rate(desk: Desk, card: Skill, answer: int) -> None:
    helped = HELPED[answer + 1]
    desk.act(
        lambda moment: calm.rate(calm.key_of(card), card.name, helped, moment),
        event="" if helped == "not_today" else "habit",
        area="coping",
    )


async def _do(desk: Desk, card: Skill, act: str) -> bool:
    """Do what was chosen; whether the list is done with."""
    if act == BREATHE:
        from winsboard.tui.flows.breathing import breathe

        await breathe(desk)
        return True
    await act_on(desk, card, act, lambda: _change(desk, card))
    return False


async def _change(desk: Desk, card: Skill) -> None:
    await fill_in(
        desk,
        form_of(card),
        lambda filled: calm.checked(wished(card, filled)),
        lambda filled, moment: calm.change(desk.board, card, wished(card, filled), moment),
    )


async def _add(desk: Desk) -> None:
    card = Skill(id="", name="")
    await fill_in(
        desk,
        form_of(card),
        lambda filled: calm.checked(wished(card, filled)),
        lambda filled, moment: calm.add(desk.board, wished(card, filled), moment),
    )


async def show_what_helped(desk: Desk) -> None:
    """What was written on days like this one, what was tried then, which mood came next."""
    desk.show_days(desk.today - LOOKS_BACK, desk.today)
    lines = before_lines(like_days.like_today(desk.board, desk.today), desk.today)
    dialog = CardDialog(
        Content("\n".join(lines)), [say("cards.back")], title=say("calm.before.title")
    )
    await desk.push_screen_wait(dialog)
