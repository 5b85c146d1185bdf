"""Looking back at what was done, and writing the board elsewhere."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from datetime import date, timedelta
from functools import partial
from itertools import groupby

from winsboard.domain.text.calendar import day_of
from winsboard.notebook.notebook import StoreError
from winsboard.tui.components.dialogs.line import LineDialog
from winsboard.tui.session.paths import is_folder, place_said
from winsboard.tui.session.session import Desk
from winsboard.tui.settings.history_dialog import HistoryDialog
from winsboard.words import say
from winsboard.words.text.dates import near_day_words, time_words
from winsboard.words.text.titles import act_words

DAYS = timedelta(days=30)
"""How far back the history is shown."""
NO_WORDS = frozenset({"day", "flow", "at", "kind", "area", "rhythm", "times", "weekdays", "aim"})
"""Fields of drafts in which a choice is kept, not words."""


async def show_history(desk: Desk) -> None:
    """List what was done, and take back what is wished."""
    while True:
        try:
            days = _days(desk)
        except StoreError as no:
            desk.tell(say(f"store.{no.reason}", **no.values))
            return
        id = await desk.push_screen_wait(HistoryDialog(days))
        if id is None:
            return
        desk.take_back(partial(desk.notebook.undo_one, id), "undone")


def _days(desk: Desk) -> list[tuple[date, str, Sequence[tuple[str, str]]]]:
    settings = desk.board.settings
    done = desk.notebook.history(desk.today - DAYS)
    undoes = {act.id: act.undoes for act in done}
    days: list[tuple[date, str, Sequence[tuple[str, str]]]] = []
    for day, acts in groupby(done, key=lambda act: day_of(act.at, settings.day_boundary)):
        lines = [
            (
                act.id,
                f"{time_words(act.at, settings.clock_hours)}  "
                f"{act_words(act.title, act.undoes, undoes)}",
            )
            for act in acts
        ]
        days.append((day, near_day_words(day, desk.today), lines))
    return days


async def write_rescue(desk: Desk) -> str:
    """Ask where, and write the whole board there with all that is held; where, in words."""
    typed = await desk.push_screen_wait(
        LineDialog(say("today.rescue.title"), say("today.rescue.hint"))
    )
    if not (typed or "").strip():
        return ""
    folder = place_said(desk, (typed or "").strip())
    if folder is None:
        return ""
    if not is_folder(folder):
        desk.tell(say("today.rescue.no_folder", folder=folder))
        return ""
    words = _open_words(desk)
    try:
        written = await asyncio.to_thread(desk.notebook.rescue, folder, words)
    except StoreError as no:
        desk.tell(say(f"store.{no.reason}", **no.values))
        return ""
    except Exception as error:
        # Whoever writes the board elsewhere has trouble enough already.
        desk.tell(say("today.rescue.failed", kind=type(error).__name__))
        return ""
    told = say("today.rescue.done", folder=written)
    desk.tell(told)
    return told


def _open_words(desk: Desk) -> list[str]:
    """What is being typed and kept nowhere yet, one text for every form or line."""
    drafts = {}
    with suppress(Exception):
        desk.note_drafts()
        drafts = {key: desk.read_draft(key) for key in desk.draft_keys()}
    drafts.update({key: fields or {} for key, fields in desk.typed.items()})
    texts = [
        "\n".join(text for field, text in fields.items() if field not in NO_WORDS and text.strip())
        for fields in drafts.values()
    ]
    return [text for text in texts if text]
