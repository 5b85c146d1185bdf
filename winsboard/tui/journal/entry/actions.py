"""The actions on a single entry in the journal."""

from __future__ import annotations

from functools import partial
from typing import Final

from winsboard.domain.journal import entries as journal
from winsboard.domain.journal import metadata
from winsboard.domain.model.documents import Entry, Part
from winsboard.domain.model.goals import Goal
from winsboard.domain.progress.summary import is_win
from winsboard.domain.text.date_parser import parse_past_day, parse_time
from winsboard.tui.components.dialogs.form import Field, Filled, Form
from winsboard.tui.components.dialogs.menu import MenuDialog
from winsboard.tui.journal.entry.open import open_by_kind
from winsboard.tui.journal.flow import open_journal_screen
from winsboard.tui.session.forms import fill_in
from winsboard.tui.session.session import Session
from winsboard.words import format_phrase
from winsboard.words.sentences.journal.entries import entry_title, win_words
from winsboard.words.text.dates import relative_day_words, time_words

ACTIONS: Final = {
    "open": "read_entry",
    "star": "star_entry",
    "tags": "tag_entry",
    "people": "people_entry",
    "to_note": "turn_entry",
    "to_win": "turn_entry",
    "day": "day_of_letter",
    "form": "form_entry",
    "share": "share_entry",
    "tell": "tell_win",
    "vision": "pin_to_vision",
    "feelings": "feelings_entry",
    "move": "move_entry",
    "links": "link_entry",
    "remove": "remove_entry",
    "pin": "pin_win",
    "goal": "goal_of_win",
}
"""The flow of each action, by the name of its phrase."""


def actions_for(entry: Entry, *, mood: bool, goals: bool = False) -> list[str]:
    """Return the actions that an entry has, in the order of the menu.

    `goals` tells whether there is a goal that a win can be pinned to.
    """
    fitting = {
        "to_note": entry.kind == "win",
        "to_win": entry.kind == "note",
        "day": entry.kind == "letter",
        "form": is_win(entry),
        "vision": is_win(entry),
        "share": bool(win_words(entry)) and entry.kind not in journal.PRIVATE,
        "tell": is_win(entry) and entry.kind not in journal.PRIVATE,
        "feelings": mood,
        "pin": goals and is_win(entry),
        "goal": goals and is_win(entry),
    }
    return [act for act in ACTIONS if fitting.get(act, True)]


async def show_actions(session: Session, entry: Entry) -> None:
    """Show the actions for an entry as a numbered menu, and run the chosen one."""
    board = session.board
    goals = bool(board.library_documents(Goal))
    acts = actions_for(entry, mood=board.settings.mood, goals=goals)
    names = [
        format_phrase(f"journal.act.{'unstar' if a == 'star' and entry.starred else a}")
        for a in acts
    ]
    title = format_phrase("journal.act.title")
    dialog = MenuDialog(names, [], title=title, text=entry_title(entry))
    chosen = await session.push_screen_wait(dialog)
    if chosen is not None:
        await session.begin(ACTIONS[acts[chosen]], entry)


async def read_entry(session: Session, entry: Entry) -> None:
    """Open an entry for reading, as suits its kind. Answers of a reflection get a form."""
    if entry.kind == "reflection" and entry.parts:
        await _open_answers(session, entry)
    else:
        await open_by_kind(session, entry)


async def _open_answers(session: Session, entry: Entry) -> None:
    fields = [Field(f"part-{n}", part.prompt, "lines") for n, part in enumerate(entry.parts)]
    day = relative_day_words(entry.day, session.today)
    at = time_words(entry.at, session.board.settings.clock_hours)
    form = Form(
        title=format_phrase(
            "today.editor.title", kind=format_phrase("spoken.kind.reflection"), day=day, time=at
        ),
        fields=fields,
        saved={f"part-{n}": part.answer for n, part in enumerate(entry.parts)},
        draft=session.draft_key("answers", entry),
    )

    def answered(filled: Filled) -> list[Part]:
        return [part._replace(answer=filled[f"part-{n}"]) for n, part in enumerate(entry.parts)]

    await fill_in(
        session,
        form,
        answered,
        lambda filled, context: metadata.answer(entry, answered(filled), context),
    )


async def star(session: Session, entry: Entry) -> None:
    """Star an entry, or remove its star."""
    session.perform(lambda context: metadata.star(entry, not entry.starred, context))


async def move(session: Session, entry: Entry) -> None:
    """Ask for a new date and time and move the entry; the form reports invalid values."""
    boundary = session.board.settings.day_boundary
    hours = session.board.settings.clock_hours
    form = Form(
        title=format_phrase("journal.move.title"),
        fields=[
            Field(
                "day",
                format_phrase("journal.move.day"),
                hint=format_phrase("journal.move.day.hint"),
            ),
            Field(
                "time",
                format_phrase("journal.move.time"),
                hint=format_phrase("journal.move.time.hint"),
            ),
        ],
        saved={"day": entry.day.isoformat(), "time": time_words(entry.at, hours)},
        draft=session.draft_key("move", entry),
        text=entry_title(entry),
    )
    read = partial(parse_past_day, today=session.today)
    kept_time, wished = form.saved["time"], [entry.day]

    def check(filled: Filled) -> None:
        wished[:] = [read(filled["day"])]
        parse_time(filled["time"])

    moved = await fill_in(
        session,
        form,
        check,
        lambda filled, context: metadata.move(
            entry,
            wished[0],
            context,
            at=None if filled["time"] == kept_time else parse_time(filled["time"]),
            boundary=boundary,
        ),
    )
    screen = open_journal_screen(session)
    if moved and screen is not None:
        screen.show_entry(entry._replace(day=wished[0]))
