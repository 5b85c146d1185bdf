"""The wins of this month by the part of life they belong to."""

from __future__ import annotations

from collections import Counter

from textual.content import Content

from winsboard.domain.model.documents import month_of
from winsboard.tui.components.dialogs.card import CardDialog
from winsboard.tui.session.session import Session
from winsboard.words import say
from winsboard.words.catalog.habits import area_label


async def show_areas(session: Session) -> None:
    """Show a card that counts them."""
    entries = session.board.month_entries(month_of(session.today))
    counts = Counter(area_label(entry.area) for entry in entries if entry.kind == "win")
    lines = [f"{count:>3}  {area}" for area, count in counts.most_common()]
    text = Content("\n".join(lines or [say("keys.areas.none")]))
    dialog = CardDialog(text, [say("cards.back")], title=say("keys.areas.card"))
    await session.push_screen_wait(dialog)
