"""Flows that open the menu, the search for commands and the list of keys."""

from __future__ import annotations

from winsboard.tui.keys.menu import SETTINGS
from winsboard.tui.menu.dialog import CommandMenu
from winsboard.tui.menu.find import Offer, every_offer
from winsboard.tui.menu.find_dialog import FindDialog
from winsboard.tui.menu.help_dialog import HelpDialog
from winsboard.tui.menu.places import has_menu, is_empty, places_of
from winsboard.tui.menu.run import run_command
from winsboard.tui.session.session import Session
from winsboard.tui.today.navigation import show_settings


async def show_menu(session: Session) -> None:
    """Show everything the board can do by number, and do what is chosen."""
    if not has_menu(session.screen):
        return
    chosen = await session.push_screen_wait(CommandMenu(places_of(session.screen)))
    if chosen == SETTINGS:
        await show_settings(session)
    elif chosen is not None and not isinstance(chosen, str):
        await run_command(session, chosen)


async def find(session: Session) -> None:
    """Find a command or a setting by any word, and open it."""
    if not has_menu(session.screen):
        return
    offers = every_offer(places_of(session.screen))
    found = await session.push_screen_wait(FindDialog(offers))
    if found is not None:
        await _open(session, found)


async def _open(session: Session, found: Offer) -> None:
    if found.command is not None:
        await run_command(session, found.command)
    else:
        await show_settings(session, found.group, found.setting)


async def show_help(session: Session) -> None:
    """Show the keys, first those that work on the screen below."""
    screen = session.screen
    await session.push_screen_wait(HelpDialog(places_of(screen), is_empty=is_empty(screen)))
