"""What can be done to a shipped card, ritual or question, and to one's own."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

from winsboard.domain import cards, own
from winsboard.domain.cards import C
from winsboard.tui.desk import Desk
from winsboard.tui.dialogs.menu import MenuDialog
from winsboard.words import say


def acts_on(card: C) -> list[str]:
    """What can be done to it; a shipped one is hidden where one's own is removed."""
    if not card.of:
        return ["change", "remove"]
    return ["change", "hide"] if cards.is_shipped(card) else ["change", "hide", "restore"]


def act_words(acts: Sequence[str]) -> list[str]:
    """The acts as they are read."""
    return [say(f"own.{act}") for act in acts]


async def act_on(desk: Desk, card: C, act: str, change: Callable[[], Awaitable[object]]) -> None:
    """Do one of the acts; `change` shows the form of it."""
    if act == "change":
        await change()
    elif act == "restore":
        desk.act(lambda moment: cards.restore(card, moment))
    else:
        desk.act(lambda moment: cards.hide(desk.board, card, moment))


async def bring_back(desk: Desk, hidden: Sequence[C]) -> None:
    """List those that were hidden, and put one on its list again."""
    names = [own.name_of(card) for card in hidden]
    chosen = await desk.push_screen_wait(MenuDialog(names, [], title=say("own.hidden")))
    if chosen is not None:
        desk.act(lambda moment: cards.bring_back(hidden[chosen], moment))
