"""A preview of changes, such as those of a merge, as plain text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Document, Entry, GoalEvent, Mark, Reading, Rest, Ritual
from winsboard.domain.model.edits import Change
from winsboard.domain.schema.kinds import KINDS as DECLARED
from winsboard.words import format_phrase
from winsboard.words.sentences.habits.tick_details import all_words
from winsboard.words.sentences.journal.entries import entry_title
from winsboard.words.text.dates import state_words

MAX_LISTED = 30
"""The most changes to list one by one."""
KINDS: Mapping[type, str] = {Mark: "tick", Ritual: "own_ritual", Rest: "span"}
"""Names of types whose own name is taken by a kind of entry or a state."""
SIGNS = {"comes": "+", "changes": "~", "goes": "-"}


def difference_lines(changes: Sequence[Change], board: Board) -> list[str]:
    """The number of added, changed and removed documents by kind, and a list of the first ones."""
    lines = []
    for how in SIGNS:
        counts = Counter(kind_of(c.document) for c in changes if _sign_of(c) == how)
        if counts:
            what = ", ".join(count_words(kind, n) for kind, n in sorted(counts.items()))
            lines.append(format_phrase(f"plain.difference.{how}", what=what))
    lines += [f"  {SIGNS[_sign_of(c)]} {_line(c, board)}" for c in changes[:MAX_LISTED]]
    if len(changes) > MAX_LISTED:
        lines.append(format_phrase("plain.difference.more", count=len(changes) - MAX_LISTED))
    return lines


def kind_of(document: Document) -> str:
    """The name of a document's kind: that of the entry, `tick` for a mark, or such as `habit`."""
    if isinstance(document, Entry):
        return document.kind
    return KINDS.get(type(document)) or DECLARED[type(document)].noun


def count_words(kind: str, count: int) -> str:
    """A number of documents: `1 win`, `12 ticks`."""
    return format_phrase(
        f"plain.count.{kind}.one" if count == 1 else f"plain.count.{kind}", count=count
    )


def contents_words(wins: int, others: int, habits: int) -> list[str]:
    """What a backup or a file holds; nothing is said of what it has none of."""
    each = {"win": wins, "other": others, "habit": habits}
    return [count_words(kind, count) for kind, count in each.items() if count]


def _sign_of(change: Change) -> str:
    if change.before is None:
        return "comes"
    return "goes" if change.after is None else "changes"


def _line(change: Change, board: Board) -> str:
    """One change: the document, and if it is changed, its new text or the names of its fields."""
    now = _words(change.document, board)
    before, after = change
    if before is None or after is None:
        return now
    was, becomes = _words(before, board), _words(after, board)
    if was != becomes:
        return format_phrase("plain.difference.becomes", was=was, becomes=becomes)
    pairs = zip(before._fields, before, after, strict=True)
    fields = ", ".join(name.replace("_", " ") for name, old, new in pairs if old != new)
    return format_phrase("plain.difference.fields", what=now, fields=fields)


def _words(document: Document, board: Board) -> str:
    kind = format_phrase(f"plain.kind.{kind_of(document)}")
    if isinstance(document, Entry):
        return f"{document.day.isoformat()}  {kind}: {entry_title(document)}"
    if isinstance(document, Mark):
        habit = board.habit(document.habit)
        label = habit.label if habit else document.habit
        state = state_words(habit, document) if habit else document.state
        told = ", ".join([label, state, *all_words(document)])
        return f"{document.day.isoformat()}  {kind}: {told}"
    name = _name(document, board)
    said = f"{kind}: {name}" if name else kind
    if isinstance(document, GoalEvent | Reading):
        return f"{document.day.isoformat()}  {said}"
    return said


def _name(document: Document, board: Board) -> str:
    """The label, name, title, text or reason of a document; empty for the settings."""
    if isinstance(document, GoalEvent | Reading):
        from winsboard.words.sentences.goals.story import event_words, evidence_words

        if isinstance(document, GoalEvent):
            return event_words(document)
        return evidence_words(board, document)
    for field in ("label", "name", "title", "text", "reason"):
        if field in document._fields:
            return str(getattr(document, field))
    return ""
