"""Adding, changing and finding habits, and marking their days.

Functions return an edit; nothing is saved until the notebook commits it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from winsboard.domain.errors import Refusal
from winsboard.domain.model.board import Board
from winsboard.domain.model.context import EditContext
from winsboard.domain.model.documents import Habit, Mark, MarkState, Rhythm, mark_id
from winsboard.domain.model.edits import Change, Edit, Title
from winsboard.domain.schema.fields import fits
from winsboard.domain.schema.kinds import field_of, max_items
from winsboard.domain.text import sanitize as texts
from winsboard.domain.text.sanitize import one_line

LONGEST_CYCLE = int(field_of(Habit, "rhythm").fields["times"].high or 0)
"""The longest cycle of an `every n days` habit, in days."""
LONGEST_NUMBER = 9
"""Digits of the largest number that can be typed."""


def add(board: Board, habits: Sequence[Habit], context: EditContext) -> Edit:
    """Append new habits to the list, with a new id and position, beginning today."""
    last = max((h.position for h in board.all_habits), default=0.0)
    new = [
        validated(h)._replace(id=context.new_id(), position=last + n, began_on=context.today)
        for n, h in enumerate(habits, start=1)
    ]
    return context.creation("habit.added", ", ".join(h.label for h in new), *new)


def change(habit: Habit, changed: Habit, context: EditContext) -> Edit:
    """Change a habit. Raises Refusal if the changed habit is not valid."""
    return context.update("habit.changed", habit.label, habit, validated(changed))


def archive(habit: Habit, context: EditContext) -> Edit:
    """Archive a habit; its marks stay."""
    put_away = habit._replace(archived_on=context.today)
    return context.update("habit.archived", habit.label, habit, put_away)


def unarchive(habit: Habit, context: EditContext) -> Edit:
    """Unarchive a habit."""
    return context.update(
        "habit.brought_back", habit.label, habit, habit._replace(archived_on=None)
    )


def remove(habit: Habit, context: EditContext) -> Edit:
    """Delete a habit. Its marks stay in the files, hidden, so that an undo brings them back."""
    return context.removal("habit.removed", habit.label, habit)


def move(board: Board, habit: Habit, by: int, context: EditContext) -> Edit | None:
    """Move a habit up (-1) or down (1) within its area or routine.

    At the edge of its group, the whole group moves. Returns None at either end of the list.
    """
    groups: dict[str, list[Habit]] = {}
    for h in board.habits:
        groups.setdefault(board.group_of(h), []).append(h)
    group, areas = groups[board.group_of(habit)], list(groups)
    here, there = group.index(habit), areas.index(board.group_of(habit)) + by
    if 0 <= here + by < len(group):
        group.insert(here + by, group.pop(here))
    elif 0 <= there < len(areas):
        areas.insert(there, areas.pop(there - by))
    else:
        return None
    order = [h for area in areas for h in groups[area]]
    places = sorted({h.position for h in order})
    if len(places) < len(order):
        places = [float(n) for n in range(1, len(order) + 1)]
    changes = (
        Change(h, h._replace(position=place))
        for h, place in zip(order, places, strict=True)
        if h.position != place
    )
    return context.edit(Title("habit.moved", habit.label), *changes)


def validated(habit: Habit) -> Habit:
    """Validate a habit and put each of its texts on one line.

    Raises Refusal if it has no name or a number is out of range.
    """
    label = texts.line(habit.label, "habit.no_name", max_items(Habit, "label"))
    if habit.aim is not None and not fits(field_of(Habit, "aim"), habit.aim):
        raise Refusal("habit.aim")
    return habit._replace(
        label=label,
        tiny=texts.short(habit.tiny),
        cue=texts.short(habit.cue),
        unit=texts.short(habit.unit),
        rhythm=_validated_rhythm(habit.rhythm),
    )


def parse_count(text: str, reason: str) -> int:
    """Parse a non-negative integer.

    Raises Refusal with this reason for anything else, such as `2.7`, `inf` or a thousand digits,
    and like `read_number` if the number is ambiguous.
    """
    from winsboard.domain.text.numbers import parse_integer

    number = parse_integer(text)
    if number is None or not 0 <= number < 10**LONGEST_NUMBER:
        raise Refusal(reason)
    return number


def _validated_rhythm(rhythm: Rhythm) -> Rhythm:
    if rhythm.kind == "weekdays":
        days = tuple(sorted({d for d in rhythm.weekdays if 0 <= d <= 6}))
        if not days:
            raise Refusal("habit.no_weekday")
        return Rhythm("weekdays", len(days), days)
    longest = 7 if rhythm.kind == "weekly" else LONGEST_CYCLE
    if not 1 <= rhythm.times <= longest:
        raise Refusal(f"habit.{rhythm.kind}")
    return Rhythm(rhythm.kind, rhythm.times)


def mark(
    board: Board, habit: Habit, day: date, state: MarkState | None, context: EditContext
) -> Edit | None:
    """Mark a habit on a day, or clear the mark if `state` is None. Returns None if nothing changes.

    A counted number, tags and other details are kept when the state changes to `done` or `some`, a
    note always: that of a mark that is cleared becomes an entry. Raises Refusal if the day is in
    the future.
    """
    before = board.mark(habit.id, day)
    if state is None:
        return _marked(habit, before, None, day, context)
    return _marked(habit, before, _new_mark(habit, day, state, before), day, context)


def count(
    board: Board,
    habit: Habit,
    day: date,
    value: float | None,
    context: EditContext,
    typed: str = "",
) -> Edit | None:
    """Record a count for a day. Returns None if nothing changes.

    Zero or None clears the mark; less than the habit's aim counts as `some`. Raises Refusal if the
    number is out of range, quoting it as `typed`, or if the day is in the future.
    """
    before = board.mark(habit.id, day)
    if not value:
        return _marked(habit, before, None, day, context)
    if not fits(field_of(Mark, "value"), value):
        raise invalid_count(typed or f"{value:.15g}")
    state: MarkState = "some" if habit.aim is not None and value < habit.aim else "done"
    after = _new_mark(habit, day, state, before)._replace(value=value)
    edit = _marked(habit, before, after, day, context)
    number = f"{habit.label}: {value:.15g} {habit.unit}".strip()
    return edit and edit._replace(title=Title("mark.counted", number))


def invalid_count(typed: str) -> Refusal:
    """The error for a count that is not valid; it names the largest number allowed."""
    most = f"{field_of(Mark, 'value').high or 0:.15g}"
    return Refusal("habit.count" if typed.strip() else "habit.count.none", value=typed, most=most)


def _new_mark(habit: Habit, day: date, state: MarkState, before: Mark | None) -> Mark:
    """Return a mark with the number and the details of the one before. A rest keeps the note."""
    new = Mark(mark_id(habit.id, day), habit.id, day, state)
    if before is None:
        return new
    return new._replace(note=before.note) if state == "rest" else before._replace(state=state)


def _marked(
    habit: Habit, before: Mark | None, after: Mark | None, day: date, context: EditContext
) -> Edit | None:
    if day > context.today:
        raise Refusal("habit.future")
    if before == after:
        return None
    did = f"mark.{after.state if after else 'open'}"
    edit = context.edit(Title(did, habit.label), Change(before, after))
    if after is not None or before is None or not before.note:
        return edit
    note = context.entry("note")._replace(
        day=day, text=f"{habit.label}: {before.note}", area=habit.area
    )
    return edit._replace(
        title=Title("mark.open.noted", habit.label), changes=(*edit.changes, Change(None, note))
    )


def find(board: Board, name: str) -> Habit:
    """Find a habit by its number on the board, its id, or part of its name.

    Active habits are preferred to archived ones. Raises Refusal if nothing matches, or if several
    habits match; it then lists them.
    """
    wanted = one_line(name).casefold()
    habits = board.habits
    number = int(wanted) if wanted.isdecimal() and len(wanted) <= LONGEST_NUMBER else 0
    if 1 <= number <= len(habits):
        return habits[number - 1]
    everything = board.all_habits
    for h in everything:
        if h.id == wanted:
            return h
    if wanted.isascii():
        # Fast path for a tick by exact name: `folding` takes a millisecond to import.
        plain = [h for h in habits if h.label.casefold() == wanted]
        if len(plain) == 1:
            return plain[0]
    from winsboard.domain.text.folding import best_match

    in_use = [(h.label, h) for h in everything if h.archived_on is None]
    put_away = [(h.label, h) for h in everything if h.archived_on is not None]
    found: list[Habit] = []
    for pieces in (False, True):
        for known in (in_use, put_away):
            found = found or best_match(one_line(name), known, pieces=pieces)
    if len(found) == 1:
        return found[0]
    if found:
        raise Refusal("habit.ambiguous", name=name, names=", ".join(h.label for h in found))
    raise Refusal("habit.unknown", name=name)
