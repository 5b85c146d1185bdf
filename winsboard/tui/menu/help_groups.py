"""The order in which the help lists the keys, and its search. Imports no Textual."""

from __future__ import annotations

from collections.abc import Sequence

from winsboard.tui.keys.command import Command, Place
from winsboard.tui.keys.commands import EVERYWHERE, commands_in
from winsboard.tui.keys.groups import KeyGroup, key_groups
from winsboard.tui.menu.find import command_offer, matching
from winsboard.words import format_phrase


def help_groups(places: Sequence[Place], *, is_empty: bool) -> tuple[KeyGroup, ...]:
    """Return the commands that work here, the most used first, then all others by group."""
    here = _here(places, is_empty=is_empty)
    rest = (
        KeyGroup(group.title, tuple(c for c in group.commands if c not in here))
        for group in key_groups()
    )
    first = KeyGroup(format_phrase("keys.help.here"), here)
    return tuple(group for group in (first, *rest) if group.commands)


def found_groups(typed: str, groups: Sequence[KeyGroup]) -> tuple[KeyGroup, ...]:
    """Return what a search finds, group by group; everything if nothing is typed."""
    if not typed.strip():
        return tuple(groups)
    kept = []
    for group in groups:
        offers = [command_offer(c) for c in group.commands]
        found = tuple(o.command for o in matching(typed, offers) if o.command is not None)
        if found:
            kept.append(KeyGroup(group.title, found))
    return tuple(kept)


def _here(places: Sequence[Place], *, is_empty: bool) -> tuple[Command, ...]:
    """Return the commands of these places by their rank in the footer, those without one last."""
    near = [c for place in places for c in commands_in(place)]
    board = commands_in("board")
    on_board = not places or "habits" in places or "journal" in places
    near += board if on_board else (c for c in board if c.id in EVERYWHERE or c.id == "support")
    here = [c for c in near if not (is_empty and c.id in ("tick_row", "tick", "some", "rest"))]
    return tuple(sorted(dict.fromkeys(here), key=_rank))


def _rank(command: Command) -> tuple[bool, bool, int]:
    is_fixed = command.place == "board" and command.footer > 9
    return not command.footer, command.is_move and not command.footer, command.footer + is_fixed
