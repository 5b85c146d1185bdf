"""Writing, changing and deleting wins, notes and reflections.

Functions return an edit; nothing is saved until the notebook commits it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from winsboard.domain.errors import Refusal
from winsboard.domain.model.board import Board
from winsboard.domain.model.context import EditContext
from winsboard.domain.model.documents import Entry, EntryKind, Part
from winsboard.domain.model.edits import Edit
from winsboard.domain.text import sanitize as texts

ONLY_WORDS: Final = frozenset({"win", "note"})
"""Kinds of entries that are nothing but a text, so that their kind need not be said."""
NEEDS_TEXT: Final = frozenset({*ONLY_WORDS, "letter", "rehearsal", "noticed", "proud", "said"})
"""Kinds of entries that must have a text."""
PRIVATE: Final = frozenset({"letter", "rehearsal"})
"""Kinds of entries that are in no picture and on no page that others may read."""
TITLE_LENGTH = 60
"""Characters of an entry that an edit's title quotes."""


def write(
    kind: EntryKind,
    text: str,
    day: date,
    context: EditContext,
    *,
    area: str = "",
    tags: Sequence[str] = (),
    people: Sequence[str] = (),
    about: str = "",
    form: str = "",
) -> Edit:
    """Create an entry for a day.

    `about` is the id of what the entry refers to. Raises Refusal if the text is empty or too long,
    or if the day is in the future.
    """
    if day > context.today:
        raise Refusal("entry.future")
    entry = context.entry(kind)._replace(
        day=day,
        text=texts.sanitized(text),
        area=area,
        tags=tuple(tags),
        people=tuple(people),
        about=about,
        form=form,
    )
    return context.creation(f"entry.{kind}", title_of(entry), entry)


def notes_of(words: Iterable[str], context: EditContext) -> Iterator[Edit]:
    """Create notes of today from texts. A text that is too long is split into several notes."""
    for text in words:
        for start in range(0, len(text), texts.MAX_LENGTH):
            piece = text[start : start + texts.MAX_LENGTH]
            if texts.multi_line(piece).strip():
                yield write("note", piece, context.today, context)


def rewrite(
    entry: Entry, text: str, context: EditContext, *, area: str | None = None
) -> Edit | None:
    """Change the text of an entry, and its area if given. Returns None if nothing changes.

    Raises Refusal if the text is empty or too long.
    """
    changed = entry._replace(
        text=texts.sanitized(text) if entry.kind in NEEDS_TEXT else texts.multi_line(text),
        area=entry.area if area is None else area,
    )
    if changed == entry:
        return None
    return context.update("entry.changed", title_of(entry), entry, changed)


def turn_into(entry: Entry, kind: EntryKind, context: EditContext) -> Edit | None:
    """Make a note of a win, or a win of a note; nothing else of it changes.

    Returns None if it is of that kind. Raises Refusal for an entry that is neither.
    """
    if not {entry.kind, kind} <= ONLY_WORDS:
        raise Refusal("entry.turn")
    if entry.kind == kind:
        return None
    return context.update(f"entry.to_{kind}", title_of(entry), entry, entry._replace(kind=kind))


def tag(entry: Entry, tag: str, context: EditContext) -> Edit:
    """Toggle a tag of an entry."""
    others = tuple(there for there in entry.tags if there != tag)
    tags = others if tag in entry.tags else (*entry.tags, tag)
    return context.update("entry.changed", title_of(entry), entry, entry._replace(tags=tags))


def remove(entry: Entry, context: EditContext) -> Edit:
    """Delete an entry."""
    return context.removal("entry.removed", title_of(entry), entry)


def reflection_of(board: Board, day: date) -> Entry | None:
    """The look back of a day, the latest if there are several. None if there is none."""
    found = [e for e in board.entries(day) if e.kind == "reflection"]
    return found[-1] if found else None


def save_reflection(
    board: Board,
    day: date,
    answers: Sequence[Part],
    context: EditContext,
    *,
    initial: Sequence[Part] = (),
    flow: str = "",
) -> Edit | None:
    """Save the look back of a day as one entry. Returns None if nothing changes.

    `initial` are the answers that were saved when the person began. An answer that was cleared
    since then is deleted; without any answers the entry is deleted. If another session has changed
    the same answer in the meantime, both texts are kept. `flow` is the id of the look back.
    """
    before = reflection_of(board, day)
    parts = _merge_answers(answers, initial, before.parts if before else ())
    if before is None:
        if not parts:
            return None
        entry = context.entry("reflection")._replace(day=day, parts=parts, about=flow)
        return context.creation("entry.reflection", "", entry)
    if not parts and not before.text:
        return remove(before, context)
    after = before._replace(parts=parts, about=flow or before.about)
    if after == before:
        return None
    return context.update("entry.changed", title_of(before), before, after)


def _merge_answers(
    ours: Sequence[Part], initial: Sequence[Part], theirs: Sequence[Part]
) -> tuple[Part, ...]:
    """Three-way merge of all answers: typed here, at the start, and as saved now."""
    began = {part.prompt: part.answer for part in initial}
    kept = {part.prompt: part for part in theirs}
    for prompt, typed, step in ours:
        there = kept.get(prompt, Part(prompt, ""))
        answer = _merge_answer(began.get(prompt, ""), there.answer, texts.multi_line(typed))
        kept[prompt] = Part(prompt, answer, step or there.step)
    return tuple(part for part in kept.values() if part.answer.strip())


def _merge_answer(initial: str, theirs: str, ours: str) -> str:
    """Three-way merge of one answer. If both sides changed it, both texts are kept."""
    if theirs == initial:
        return ours
    if not ours.strip() or ours == initial or ours in theirs:
        return theirs
    if theirs in ours:
        return ours
    return f"{theirs}\n\n{ours}"


def title_of(entry: Entry) -> str:
    """The beginning of an entry on one line, as quoted in the title of an edit.

    The words of a letter are not quoted, only its day: `letter 2026-12-24`.
    """
    if entry.kind == "letter":
        return f"letter {entry.opens_on or entry.day}"
    words = entry.text or " / ".join(p.answer for p in entry.parts)
    line = texts.one_line(words)
    return line if len(line) <= TITLE_LENGTH else line[: TITLE_LENGTH - 1].rstrip() + "…"
