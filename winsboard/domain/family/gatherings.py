"""Gatherings: who is asked, and which wins are shown one by one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Final, TypeAlias

from winsboard.domain.journal.entries import PRIVATE
from winsboard.domain.library import items
from winsboard.domain.model.board import Board
from winsboard.domain.model.context import EditContext
from winsboard.domain.model.documents import Entry, Gathering, Mark, Person, is_told
from winsboard.domain.model.edits import Edit
from winsboard.domain.model.wins import is_win, win_answers

Shown: TypeAlias = Entry | Mark
"""What can be shown at a gathering: an entry with words, or a tick with words."""
OWN_WORDS: Final = frozenset({"win", "noticed", "proud", "said", "invited"})
"""Kinds of entries whose text can be shown. A trigger or a thought is nobody else's business."""
SPAN: Final = timedelta(days=90)
"""How far back the wins to choose from go; those chosen before are always among them."""


def words_of(board: Board, win: Shown) -> str:
    """The words of a win as they are shown; empty if there are none to show."""
    if isinstance(win, Mark):
        habit = board.habit(win.habit)
        return " ".join(filter(None, [habit.label if habit else "", win.note]))
    if win.kind in PRIVATE or not is_win(win):
        return ""
    return win.text if win.kind in OWN_WORDS else "\n".join(win_answers(win))


def wins_to_choose(board: Board, gathering: Gathering, today: date) -> tuple[Shown, ...]:
    """The wins with words of the last three months and those already chosen, newest first.

    Pages that are not loaded are left out.
    """
    first = today - SPAN
    found: list[Shown] = []
    for month in board.pages:
        for document in board.pages[month].values():
            if not isinstance(document, Entry | Mark):
                continue
            if not (first <= document.day <= today or document.id in gathering.wins):
                continue
            if isinstance(document, Mark) and not (is_told(document) and is_win(document)):
                continue
            if words_of(board, document).strip():
                found.append(document)
    return tuple(sorted(found, key=_age, reverse=True))


def chosen(board: Board, gathering: Gathering) -> tuple[Shown, ...]:
    """The chosen wins in their order. One that was deleted since, or has no words, is left out."""
    there = _by_id(board)
    found = (there[id] for id in gathering.wins if id in there)
    return tuple(win for win in found if words_of(board, win).strip())


def choose(gathering: Gathering, wins: Sequence[str], context: EditContext) -> Edit | None:
    """Choose the wins that are shown. Those chosen before keep their order; new ones come last.

    None if nothing changes.
    """
    wanted = frozenset(wins)
    kept = [id for id in gathering.wins if id in wanted]
    new = [id for id in wins if id not in gathering.wins]
    after = gathering._replace(wins=tuple(dict.fromkeys([*kept, *new])))
    return items.change_unchecked(gathering, after, context)


def ask(gathering: Gathering, people: Iterable[str], context: EditContext) -> Edit | None:
    """Set who is asked, by the ids of the people. None if nothing changes."""
    after = gathering._replace(people=tuple(dict.fromkeys(people)))
    return items.change_unchecked(gathering, after, context)


def asked(board: Board, gathering: Gathering) -> tuple[Person, ...]:
    """The people who are asked; those who were deleted since are left out."""
    there = {person.id: person for person in board.library_documents(Person)}
    return tuple(there[id] for id in gathering.people if id in there)


def invited(gathering: Gathering, context: EditContext) -> Edit:
    """Keep it as a win that the people were asked, whatever they answer."""
    entry = context.entry("invited")._replace(text=gathering.title, people=gathering.people)
    return context.creation("gathering.invited", gathering.title, entry)


def _by_id(board: Board) -> dict[str, Shown]:
    """The entries and ticks that are loaded; an entry that was moved also by its former ids."""
    found: dict[str, Shown] = {}
    for page in board.pages.values():
        for document in page.values():
            if isinstance(document, Entry | Mark):
                former = document.was if isinstance(document, Entry) else ()
                found |= dict.fromkeys((*former, document.id), document)
    return found


def _age(win: Shown) -> tuple[date, str]:
    return win.day, win.id
