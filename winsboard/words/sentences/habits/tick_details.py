"""The details of a tick in words: tags, how much help there was, how it went, and its note."""

from __future__ import annotations

from winsboard.domain.model.documents import Mark
from winsboard.words import format_phrase, phrase
from winsboard.words.catalog.habits import win_tags


def help_words(level: str) -> str:
    """How much help there was; a level that only a newer winsboard knows is its own name."""
    return phrase(f"tick.help.{level}") or level


def rating_words(name: str, rating: int) -> str:
    """A rating in words: `went well` for `mastery`, `enjoyed a little` for `pleasure`."""
    return format_phrase(f"tick.{name}", word=format_phrase(f"tick.{name}.{rating}"))


def detail_words(mark: Mark) -> list[str]:
    """The details of a tick, without its note."""
    said = [win_tags().get(tag, tag) for tag in mark.tags]
    said += [help_words(mark.help)] if mark.help else []
    for name, rating in (("mastery", mark.mastery), ("pleasure", mark.pleasure)):
        said += [rating_words(name, rating)] if rating is not None else []
    return said


def all_words(mark: Mark) -> list[str]:
    """The details of a tick, its note last and on one line."""
    return [*detail_words(mark), *([" ".join(mark.note.split())] if mark.note else [])]
