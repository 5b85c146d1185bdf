"""Menus that come back after each choice, until they are left or a choice was the last one."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import TypeAlias

from winsboard.named_tuple import NamedTuple
from winsboard.tui.components.dialogs.choice import ChoiceDialog
from winsboard.tui.components.dialogs.menu import MenuDialog
from winsboard.tui.session.session import Session

Act: TypeAlias = Callable[[], Awaitable[object]]
"""Does what was chosen; what it gives back is true where nothing more is to be chosen."""
Choice: TypeAlias = tuple[str, Act]
"""What can be chosen: how it reads, and what it does."""


class Menu(NamedTuple):
    """A list of items, and what can be chosen besides."""

    title: str
    items: Sequence[Choice]
    always: Sequence[Choice] = ()
    text: str = ""


async def browse(session: Session, menu: Callable[[], Menu]) -> None:
    """Show a menu as it is now, until it is left or a choice was the last one."""
    while (choice := await pick(session, menu())) is not None:
        if await choice():
            return


async def pick(session: Session, menu: Menu) -> Act | None:
    """Show a menu once; what was chosen, none if it was left."""
    items, always = ([text for text, _ in choices] for choices in (menu.items, menu.always))
    dialog = MenuDialog(items, always, title=menu.title, text=menu.text)
    return _chosen([*menu.items, *menu.always], await session.push_screen_wait(dialog))


async def answer(session: Session, dialog: ChoiceDialog, choices: Sequence[Choice]) -> object:
    """Ask a question whose answers are these choices, and do what was chosen."""
    act = _chosen(choices, await session.push_screen_wait(dialog))
    return act is not None and await act()


def _chosen(choices: Sequence[Choice], place: int | None) -> Act | None:
    return None if place is None else choices[place][1]
