"""What a win is. Everything that counts or lists wins asks this module."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from winsboard.domain.model.documents import Document, Entry, Mark
from winsboard.named_tuple import NamedTuple

WIN_STEP: Final = "win"
"""Id of the step of a look back that asks what went well."""
STILL_STEP: Final = "still"
"""Id of the step of a look back that asks for one thing that was still done."""
OWN_WIN_STEP: Final = f"{WIN_STEP}."
"""The beginning of the id of a step that asks what went well in a person's own look back."""
ALWAYS: Final = frozenset(
    {"win", "trigger", "thought", "ritual", "noticed", "proud", "said", "invited"}
)
"""Kinds of entries that are a win each: written wins, and what was done for oneself or others."""
IN_OWN_WORDS: Final = frozenset({"win", "noticed", "proud"})
"""Kinds of entries whose text is the win itself."""
REFLECTION: Final = "reflection"
TRIED: Final = "calm"
NOT_TODAY: Final = "not_today"


LESS_HELP_TAG: Final = "on_my_own"
"""Id of the tag for doing something with less help."""


class Counts(NamedTuple):
    """How many wins there are, and how many other entries."""

    wins: int = 0
    others: int = 0
    """Entries without a win, such as notes and mood check-ins."""


def wins_in(document: Document | None) -> int:
    """How many wins a document holds. A look back holds one for each win step with an answer."""
    if isinstance(document, Mark):
        return int(is_win_state(document.state))
    if not isinstance(document, Entry):
        return 0
    answers = ((part.step, part.answer) for part in document.parts)
    return wins_of_entry(document.kind, document.helped, answers)


def is_win(document: Document | None) -> bool:
    """Whether a document holds at least one win."""
    return wins_in(document) > 0


def wins_of_entry(kind: str, helped: str, answers: Iterable[tuple[str, str]]) -> int:
    """The wins of an entry, from its kind, its rating and its answers as (step, answer)."""
    if kind in ALWAYS:
        return 1
    if kind == TRIED:
        return int(helped != NOT_TODAY)
    if kind == REFLECTION:
        # By step, so that an evening that asked in two wordings still counts once.
        return len({step for step, answer in answers if is_win_step(step) and answer.strip()})
    return 0


def is_win_state(state: str) -> bool:
    """Whether a mark in this state is a win: a tick or some of it, not a rest."""
    return state != "rest"


def tags_of_tick(mark: Mark) -> tuple[str, ...]:
    """The tags of a tick. One that was done alone was done with less help."""
    if mark.help != "alone" or LESS_HELP_TAG in mark.tags:
        return mark.tags
    return (*mark.tags, LESS_HELP_TAG)


def is_win_step(step: str) -> bool:
    """Whether an answer to this step of a look back is a win."""
    return step in (WIN_STEP, STILL_STEP) or step.startswith(OWN_WIN_STEP)


def win_answers(entry: Entry) -> tuple[str, ...]:
    """The wins of a look back in the person's words; empty for other kinds."""
    if entry.kind != REFLECTION:
        return ()
    return tuple(p.answer for p in entry.parts if is_win_step(p.step) and p.answer.strip())


def own_words(entry: Entry) -> str:
    """The win of an entry as the person wrote it; empty if it has none in their own words.

    Triggers and harsh thoughts are wins by what was done, not by what was written.
    """
    return entry.text if entry.kind in IN_OWN_WORDS else "\n".join(win_answers(entry))


def counts_of(documents: Iterable[Document]) -> Counts:
    """Count the wins and the other entries among some documents."""
    wins = others = 0
    for document in documents:
        found = wins_in(document)
        wins += found
        others += not found and isinstance(document, Entry)
    return Counts(wins, others)


def total(counts: Iterable[Counts]) -> Counts:
    """The sum of some counts."""
    each = list(counts)
    return Counts(sum(one.wins for one in each), sum(one.others for one in each))


def deed_id(about: str, day: date) -> str:
    """The id of the win for something that was done on a day: a step, a rung, a goal, a treat.

    Such a deed is written as an entry of the kind `win` whose `about` is the id of what was done.
    So everything that counts or lists wins has it once, and it stays when that is deleted. The id
    follows from both, so that the same deed on two machines is one win.
    """
    return f"{day.year:04d}{day.month:02d}{day.day:02d}{about}"
