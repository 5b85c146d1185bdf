"""Menus that reappear after each choice, until they are closed."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import TypeAlias

from winsboard.named_tuple import NamedTuple
from winsboard.tui.components.dialogs.choice import ChoiceDialog
from winsboard.tui.components.dialogs.menu import MenuDialog
from winsboard.tui.session.session import Session

MenuAction: TypeAlias = Callable[[], Awaitable[object]]
"""Runs the chosen action; a true result closes the menu."""
Choice: TypeAlias = tuple[str, MenuAction]
"""The label and the action of a menu item."""


class Menu(NamedTuple):
    """The contents of a menu; `fixed` are fixed items after the others."""

    title: str
    items: Sequence[Choice]
    fixed: Sequence[Choice] = ()
    text: str = ""


async def browse(session: Session, menu: Callable[[], Menu]) -> bool:
    """Show a menu repeatedly, built anew each time, until it or an action closes it.

    Returns whether an action closed it.
    """
    while (choice := await pick(session, menu())) is not None:
        if await choice():
            return True
    return False


async def pick(session: Session, menu: Menu) -> MenuAction | None:
    """Show a menu once; returns the chosen action, or None if it was closed."""
    items, always = ([text for text, _ in choices] for choices in (menu.items, menu.fixed))
    dialog = MenuDialog(items, always, title=menu.title, text=menu.text)
    return _chosen([*menu.items, *menu.fixed], await session.push_screen_wait(dialog))


async def answer(session: Session, dialog: ChoiceDialog, choices: Sequence[Choice]) -> object:
    """Show a dialog whose answers are these choices, and run the chosen action."""
    act = _chosen(choices, await session.push_screen_wait(dialog))
    return act is not None and await act()


def _chosen(choices: Sequence[Choice], place: int | None) -> MenuAction | None:
    return None if place is None else choices[place][1]
