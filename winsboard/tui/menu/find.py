"""What the search for commands offers, and how it is matched. Imports no Textual."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from winsboard.domain.model.settings import Setting
from winsboard.domain.text.folding import fold_name
from winsboard.named_tuple import NamedTuple
from winsboard.tui.keys.command import Command, Place
from winsboard.tui.keys.commands import COMMANDS
from winsboard.tui.keys.menu import HERE, group_commands
from winsboard.tui.settings.groups import GROUPS
from winsboard.words import format_phrase
from winsboard.words.catalog.synonyms import synonyms

IN_TITLE: Final = 3
IN_SYNONYMS: Final = 2
IN_HELP: Final = 1
"""How well a word that was typed fits, by where it was found."""


class Offer(NamedTuple):
    """Something that can be found: a command or a setting."""

    title: str
    help: str
    keys: str = ""
    also: str = ""
    """Other words for it."""
    command: Command | None = None
    group: str = ""
    """The group of a setting."""
    setting: str = ""


def every_offer(places: Sequence[Place]) -> tuple[Offer, ...]:
    """Return all commands, those that work on the screen below first, and all settings."""
    here = group_commands(HERE, places)
    everywhere = (c for c in COMMANDS if c.place in ("board", "habits") and not c.is_move)
    commands = dict.fromkeys((*here, *(c for c in everywhere if c.id != "palette")))
    return (*map(command_offer, commands), *_settings())


def command_offer(command: Command) -> Offer:
    """Return a command with its title, its help and other words for it."""
    also = " ".join(synonyms(command.id))
    return Offer(command.name, command.help, command.keys, also, command)


def _settings() -> list[Offer]:
    return [
        Offer(
            format_phrase(f"settings.name.{line.name}"),
            format_phrase("keys.find.setting", group=format_phrase(f"settings.group.{group}")),
            also=" ".join(
                (*synonyms(f"setting.{line.name}"), format_phrase(f"settings.about.{line.name}"))
            ),
            group=group,
            setting=line.name,
        )
        for group, lines in GROUPS.items()
        for line in lines
        if isinstance(line, Setting)
    ]


def matching(typed: str, offers: Sequence[Offer]) -> list[Offer]:
    """Return the offers that have all the typed words, the best first; all if nothing is typed."""
    words = _words(typed)
    rated = [(min((_rate(word, offer) for word in words), default=1), offer) for offer in offers]
    fitting = [pair for pair in rated if pair[0]]
    return [offer for _, offer in sorted(fitting, key=lambda pair: -pair[0])]


def _rate(word: str, offer: Offer) -> int:
    for rate, text in (
        (IN_TITLE, offer.title),
        (IN_SYNONYMS, offer.also),
        (IN_HELP, offer.help),
    ):
        parts = _words(text)
        if any(part.startswith(word) for part in parts):
            return 2 * rate + (word in parts)
    return 0


def _words(text: str) -> list[str]:
    return "".join(c if c.isalnum() else " " for c in fold_name(text)).split()
