"""What can be added to a tick or a win, as a short menu."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Final

from winsboard.domain.habits import mark_details
from winsboard.domain.habits.mark_details import LEVELS, RATINGS
from winsboard.domain.journal import entries
from winsboard.domain.model.documents import Entry, Mark
from winsboard.domain.model.goals import Goal
from winsboard.domain.text.sanitize import one_line
from winsboard.domain.vision import cards
from winsboard.tui.components.dialogs.form import Field, FieldKind, Form
from winsboard.tui.components.dialogs.menu import MenuDialog
from winsboard.tui.components.text import entry_text
from winsboard.tui.journal.additions_menu import AdditionsMenu
from winsboard.tui.session.forms import fill_in
from winsboard.tui.session.session import Session
from winsboard.words import format_phrase
from winsboard.words.catalog.habits import win_tags
from winsboard.words.sentences.habits.tick_details import help_words, rating_words
from winsboard.words.sentences.journal.entries import win_words

FIRST_TAGS: Final = ("first_time", "hard_day", "showed_up", "on_my_own")
"""The tags with a number of their own. All others are behind "more tags"."""
Addition = tuple[str, Callable[[], Awaitable[None]]]
"""A line of the menu, and what it does."""


def title_of(session: Session, win: Entry | Mark) -> str:
    """Return the name of a win or tick; empty for a tick of a deleted habit."""
    if isinstance(win, Entry):
        return entries.title_of(win) or one_line(entry_text(win))
    habit = session.board.habit(win.habit)
    return habit.label if habit else ""


async def add_to(session: Session, win: Entry | Mark) -> None:
    """Ask what to add to a tick or win, and add it."""
    ways: list[Addition] = [_tag(session, win, tag) for tag in FIRST_TAGS]
    if isinstance(win, Mark):
        ways += _details(session, win)
    else:
        ways.append((_words("words"), partial(_open, session, win)))
        ways.append((_words("tags"), partial(_more_tags, session, win)))
    ways.append((_words("tell"), partial(session.begin, "tell_win", win)))
    title = title_of(session, win)
    dialog = AdditionsMenu([words for words, _ in ways], _words("beyond"), title=title)
    chosen = await session.push_screen_wait(dialog)
    if chosen is None:
        return
    if chosen < len(ways):
        await ways[chosen][1]()
    else:
        await lead_on(session, win)


async def lead_on(session: Session, win: Entry | Mark) -> None:
    """Ask where a win or a tick leads to: a goal or the vision board; a tick has its tags here."""
    ways: list[Addition] = [
        *_beyond(session, win),
        (_words("vision"), partial(pin_to_vision, session, win)),
    ]
    if isinstance(win, Mark):
        ways.append((_words("tags"), partial(_more_tags, session, win)))
    dialog = MenuDialog([words for words, _ in ways], [], title=title_of(session, win))
    chosen = await session.push_screen_wait(dialog)
    if chosen is not None:
        await ways[chosen][1]()


async def pin_to_vision(session: Session, win: Entry | Mark) -> None:
    """Put a win on the vision board; say so if it is there already."""
    words = win_words(win) if isinstance(win, Entry) else title_of(session, win)
    if cards.pinned(session.board, win.id) is not None:
        session.show_message(format_phrase("tick.vision.there"))
    else:
        session.perform(lambda context: cards.pin(session.board, win.id, words, context))


def _words(name: str) -> str:
    return format_phrase(f"tick.add.{name}")


def _tag(session: Session, win: Entry | Mark, tag: str) -> Addition:
    label = win_tags()[tag]

    async def add() -> None:
        added = "win" if tag not in win.tags else ""
        session.perform(
            lambda context: (
                entries.tag(win, tag, context)
                if isinstance(win, Entry)
                else mark_details.toggle_tag(win, title_of(session, win), tag, context)
            ),
            event=added,
            tags=[tag],
            day=win.day,
        )

    return f"[x] {label}" if tag in win.tags else label, add


def _details(session: Session, mark: Mark) -> list[Addition]:
    """Return the lines for what only a tick can carry, each with what it carries now."""
    rated = {"mastery": mark.mastery, "pleasure": mark.pleasure}
    ways: list[Addition] = []
    for name, rating in rated.items():
        words = _words(name) if rating is None else f"[x] {rating_words(name, rating)}"
        ways.append((words, partial(_rate, session, mark, name)))
    helped = f"[x] {help_words(mark.help)}" if mark.help else _words("help")
    ways.append((helped, partial(_choose_help, session, mark)))
    note = f"[x] {_words('note.change')}" if mark.note else _words("note")
    return [*ways, (note, partial(write_note, session, mark))]


async def _rate(session: Session, mark: Mark, name: str) -> None:
    words = [format_phrase(f"tick.{name}.{rating}") for rating in RATINGS]
    chosen = await _one_of(session, format_phrase(f"tick.{name}.title"), words)
    if chosen is not None:
        _save(session, mark, name, (*RATINGS, None)[chosen])


async def _choose_help(session: Session, mark: Mark) -> None:
    words = [help_words(level) for level in LEVELS]
    chosen = await _one_of(session, format_phrase("tick.help.title"), words)
    if chosen is not None:
        _save(session, mark, "help", (*LEVELS, "")[chosen])


async def _one_of(session: Session, title: str, words: list[str]) -> int | None:
    """Return the number of one of these answers; the last one is to leave it out."""
    dialog = MenuDialog([*words, format_phrase("tick.unset")], [], title=title)
    return await session.push_screen_wait(dialog)


def _save(session: Session, mark: Mark, name: str, value: object) -> None:
    label = title_of(session, mark)
    session.perform(lambda context: mark_details.change(mark, label, context, **{name: value}))


async def write_note(session: Session, mark: Mark) -> None:
    """Write or change the note of a tick: one line and Enter, or more lines if it has some."""
    label = title_of(session, mark)
    title = format_phrase("tick.note.title", to=label)
    kind: FieldKind = "lines" if "\n" in mark.note else "line"
    form = Form(
        title=title,
        fields=[Field("note", format_phrase("tick.note.field"), kind)],
        saved={"note": mark.note},
        draft=f"tick:{mark.id}",
    )
    await fill_in(
        session,
        form,
        lambda filled: mark_details.validated(mark._replace(note=filled["note"])),
        lambda filled, context: mark_details.change(mark, label, context, note=filled["note"]),
    )


def _beyond(session: Session, win: Entry | Mark) -> list[Addition]:
    """Return what leads to the goals of the board, if it has any."""
    if not session.board.library_documents(Goal):
        return []
    flows = ["pin_win", *(["goal_of_win"] if _is_evidence(session, win) else [])]
    return [(_words(flow), partial(session.begin, flow, win)) for flow in flows]


def _is_evidence(session: Session, win: Entry | Mark) -> bool:
    """Return whether a win or a tick belongs to a goal."""
    from winsboard.domain.goals.evidence import goals_of

    return bool(goals_of(session.board, win))


async def _open(session: Session, entry: Entry) -> None:
    await session.begin("open_entry", entry)


async def _more_tags(session: Session, win: Entry | Mark) -> None:
    from winsboard.tui.journal.entry.tags import choose_tags, pick_tags

    if isinstance(win, Entry):
        await choose_tags(session, win)
    else:
        _save(session, win, "tags", await pick_tags(session, win.tags))
