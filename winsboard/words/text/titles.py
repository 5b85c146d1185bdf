"""The titles of edits, as a person would say them."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import date

from winsboard.domain.model.edits import Title
from winsboard.words import phrase, say


def title_words(title: Title) -> str:
    """What was done, in words: `Ticked Make the bed`."""
    to = title.to
    if title.did.startswith("rest."):
        # Titles of rests are kept with their days as files have them.
        with suppress(ValueError):
            to = _span_words(to)
    # A newer winsboard, or somebody who edits a file, can write of acts that are not known here.
    is_known = phrase(f"history.{title.did}") is not None
    return say(f"history.{title.did if is_known else 'unknown'}", to=to)


def _span_words(span: str) -> str:
    """`2026-11-22 – 2026-11-26` in words; raises ValueError for what is no days."""
    from winsboard.words.text.dates import full_day_words

    first, dash, last = (part.strip() for part in span.partition("–"))
    began = full_day_words(date.fromisoformat(first))
    if not dash:
        return began
    if not last:
        return say("rest.open", first=began)
    return say("rest.days", first=began, last=full_day_words(date.fromisoformat(last)))


def act_words(title: Title, undone: str, undoes: Mapping[str, str]) -> str:
    """What an act did; taking back a taking back is doing it again.

    `undone` is the id of the act it took back, or empty, and `undoes` says the same of all acts.
    """
    what = title_words(title)
    steps, before = 0, undone
    while before and steps <= len(undoes):
        steps, before = steps + 1, undoes.get(before, "")
    if not steps:
        return what
    return say("history.undone" if steps % 2 else "history.redone", what=what)
