"""Recording a small win from a list, without typing."""

from __future__ import annotations

from winsboard.domain.journal import entries
from winsboard.domain.journal.win_list import SPAN, WinChoice, wins_to_pick
from winsboard.tui.components.dialogs.paged import PagedDialog, PagedItem
from winsboard.tui.session.session import Session
from winsboard.words import format_phrase
from winsboard.words.catalog.areas import areas_of
from winsboard.words.catalog.win_ideas import win_ideas
from winsboard.words.sentences.journal.win_headings import heading_of


async def show_wins(session: Session) -> None:
    """Show the list and record the chosen win; the last item adds ideas for other people."""
    session.load_days(session.today - SPAN, session.today)
    choices = _choices(session, everyone=False)
    more = PagedItem(format_phrase("journal.pick.everyone"))
    items = [*_items(session, choices), more]
    chosen = await _ask(session, items)
    if chosen == len(choices):
        before = len(choices)
        choices = _choices(session, everyone=True)
        chosen = await _ask(session, _items(session, choices), min(before, len(choices) - 1))
    if chosen is not None:
        record(session, choices[chosen])


def record(session: Session, win: WinChoice) -> bool:
    """Save a win of today."""
    return session.perform(
        lambda context: entries.write(
            "win", win.text, session.today, context, area=win.area, tags=win.tags
        ),
        event="win",
        area=win.area,
        tags=win.tags,
    )


def _choices(session: Session, *, everyone: bool) -> tuple[WinChoice, ...]:
    ideas = win_ideas(session.board, everyone=everyone)
    return wins_to_pick(session.board, ideas, session.today, areas_of(session.board).alike)


def _items(session: Session, choices: tuple[WinChoice, ...]) -> list[PagedItem]:
    areas = areas_of(session.board)
    return [PagedItem(win.text, areas.name(win.area), heading_of(win, areas)) for win in choices]


async def _ask(session: Session, items: list[PagedItem], first: int = 0) -> int | None:
    dialog = PagedDialog(items, title=format_phrase("journal.pick.title"), first=first)
    return await session.push_screen_wait(dialog)
