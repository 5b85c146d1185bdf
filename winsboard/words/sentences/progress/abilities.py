"""What a person can do now, in words."""

from __future__ import annotations

from datetime import date

from winsboard.domain.progress.abilities import Ability
from winsboard.words import format_phrase
from winsboard.words.text.dates import day_words


def since_words(ability: Ability, today: date) -> str:
    """When it was done first and with less help: `first time on Tuesday 3 November`."""
    said = []
    if ability.first_time:
        day = day_words(ability.first_time, today)
        said.append(format_phrase("progress.can.first", day=day))
    if ability.less_help:
        day = day_words(ability.less_help, today)
        said.append(format_phrase("progress.can.alone", day=day))
    return ", ".join(said)


def ability_sentence(ability: Ability, today: date) -> str:
    """One ability on one line: `Got dressed: with less help on Tuesday 3 November.`"""
    said = since_words(ability, today)
    return format_phrase("progress.can.line", what=ability.text, said=said)
