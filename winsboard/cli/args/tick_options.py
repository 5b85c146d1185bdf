"""The options of `tick` for what a tick can carry."""

from __future__ import annotations

from typing import Any, Final

from winsboard.cli.args.names import parse_tag
from winsboard.cli.args.parser import ParsedArgs, joined_words
from winsboard.domain.errors import Refusal
from winsboard.domain.habits.mark_details import LEVELS, RATINGS
from winsboard.domain.model.documents import HelpLevel, Mark
from winsboard.domain.text.folding import best_match, fold_name
from winsboard.domain.text.joined import joined
from winsboard.domain.text.numbers import MAX_LENGTH, parse_number
from winsboard.words.sentences.habits.tick_details import help_words

NONE: Final = "none"
"""Typed to remove a help level or a rating."""
_RATED: Final = ("mastery", "pleasure")


def with_details(mark: Mark, args: ParsedArgs) -> Mark:
    """The mark with what the options add to it. Raises Refusal and CommandError."""
    changed: dict[str, Any] = {}
    add, drop = (
        [parse_tag(joined_words([tag])) for tag in args.all(option)]
        for option in ("--tag", "--untag")
    )
    if add or drop:
        gone = set(map(fold_name, drop))
        changed["tags"] = tuple(t for t in (*mark.tags, *add) if fold_name(t) not in gone)
    if (note := args.value("--note")) is not None:
        words = joined_words([note])
        changed["note"] = joined([mark.note, words]) if words.strip() else ""
    if (level := args.value("--help-level")) is not None:
        changed["help"] = _help_level(level)
    for name in _RATED:
        if (typed := args.value(f"--{name}")) is not None:
            changed[name] = _rating(name, typed)
    return mark._replace(**changed)


def _help_level(typed: str) -> HelpLevel:
    """The help level of a word or a number from 1 to 3."""
    if fold_name(typed) == NONE:
        return ""
    names = [
        (name, level)
        for number, level in enumerate(LEVELS, start=1)
        for name in (str(number), level, help_words(level))
    ]
    if found := best_match(typed, names, pieces=False):
        return found[0]
    raise Refusal("mark.help", value=typed[:MAX_LENGTH])


def _rating(name: str, typed: str) -> int | None:
    if fold_name(typed) == NONE:
        return None
    number = parse_number(typed)
    if number not in RATINGS:
        raise Refusal(f"mark.{name}", value=typed[:MAX_LENGTH])
    return int(number)
