"""What was done, as a person would say it."""

from __future__ import annotations

from collections.abc import Mapping

from winsboard.domain.edits import Title
from winsboard.words import say


def act_words(title: Title, undone: str, undoes: Mapping[str, str]) -> str:
    """What an act did; taking back a taking back is doing it again.

    `undone` is the id of the act it took back, or empty, and `undoes` says the same of all acts.
    """
    what = say(f"history.{title.did}", to=title.to)
    steps, before = 0, undone
    while before:
        steps, before = steps + 1, undoes.get(before, "")
    if not steps:
        return what
    return say("history.undone" if steps % 2 else "history.redone", what=what)
