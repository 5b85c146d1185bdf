"""Titles of edits as text, for the history and for undo."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from typing import Final

from winsboard.domain.model.edits import Title
from winsboard.words import format_phrase, phrase

REMOVED: Final = ".removed"
"""The end of the titles of edits that delete something."""
SHARE: Final = "share."
"""The beginning of the titles of edits of the ledger."""
LETTER: Final = "letter "
"""The beginning of the title of a letter, before its day."""


def title_words(title: Title) -> str:
    """The title of an edit as text: `Ticked Make the bed`."""
    to = _quoted(title)
    # A newer version, or a person who edits a file, can write titles that are unknown here.
    is_known = phrase(f"history.{title.did}") is not None
    return format_phrase(f"history.{title.did if is_known else 'unknown'}", to=to)


def undone_words(title: Title) -> str:
    """What is said when an edit was undone; something deleted is back."""
    if title.did.startswith(SHARE):
        return _undone_share(title)
    if not title.did.endswith(REMOVED):
        return format_phrase("history.undone", what=title_words(title))
    key = "history.back.entry" if title.did == f"entry{REMOVED}" else "history.back"
    return format_phrase(key, to=_quoted(title))


def reach_words(way: str) -> str:
    """What neither undo nor anything else can take back of what was given in some way."""
    return phrase(f"shares.reach.{way}") or ""


def _undone_share(title: Title) -> str:
    """What is said when a line of the ledger was undone: what was given is not back by that."""
    undone = format_phrase("history.undone", what=title_words(title))
    reach = reach_words(title.did.removeprefix(SHARE).partition(".")[0])
    return format_phrase("shares.undone", undone=undone, reach=reach) if reach else undone


def _quoted(title: Title) -> str:
    """What the title quotes. Titles of rests and letters are saved with ISO dates."""
    if title.did.startswith(("rest.", "letter.")):
        with suppress(ValueError):
            return _span_words(title.to)
    return quoted_words(title.to)


def quoted_words(to: str) -> str:
    """The title of an entry as text: of a letter only its day, anything else as it is."""
    if to.startswith(LETTER):
        with suppress(ValueError):
            return format_phrase("spoken.letter", day=_span_words(to.removeprefix(LETTER)))
    return to


def _span_words(span: str) -> str:
    """A range such as `2026-11-22 – 2026-11-26` in words; raises ValueError if it is not one."""
    from winsboard.words.text.dates import full_day_words

    first, dash, last = (part.strip() for part in span.partition("–"))
    began = full_day_words(date.fromisoformat(first))
    if not dash:
        return began
    if not last:
        return format_phrase("rest.open", first=began)
    return format_phrase("rest.days", first=began, last=full_day_words(date.fromisoformat(last)))


def edit_words(title: Title, undone: str, undoes: Mapping[str, str]) -> str:
    """The title of an edit as text, prefixed as undone or redone. Undoing an undo is a redo.

    `undone` is the id of the edit that it reverted, or empty. `undoes` maps the id of every edit to
    the one it reverted.
    """
    what = title_words(title)
    steps, before = 0, undone
    while before and steps <= len(undoes):
        steps, before = steps + 1, undoes.get(before, "")
    if not steps:
        return what
    return format_phrase("history.undone" if steps % 2 else "history.redone", what=what)
