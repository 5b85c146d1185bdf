"""The table of flows, and how one is started by its name."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from importlib import import_module
from typing import Final

from winsboard.domain.model.documents import TICK, Entry
from winsboard.domain.schema.kinds import PLAIN_KINDS
from winsboard.tui.keys.commands import COMMANDS
from winsboard.tui.session.session import About, Session

FLOWS: Final[Mapping[str, str]] = {
    **{c.id: c.flow or c.elsewhere for c in COMMANDS if c.flow or c.elsewhere if not c.about},
    "first": "today.first_run.ask_first_questions",
    "welcome": "today.morning.greet",
    "arrive": "family.flow.arrive",
    "notice": "family.notice.notice",
}
"""Flows that take only the session, by name. Each value is `package.module.function`.

They come from the command table; the others are started by the app or by other screens.
"""
ENTRY_FLOWS: Final[Mapping[str, str]] = {
    **{c.id: c.flow for c in COMMANDS if c.about},
    "note_to": "gathering.notes.write_to",
    "write_in_entry": "journal.entry.open.write_in_entry",
    "add_to_mood": "wellbeing.moods.extend_check_in",
    "change_trigger": "wellbeing.triggers.change_note",
    "go_on_with_thought": "wellbeing.thoughts.continue_thought",
    "people_entry": "journal.entry.tags.choose_people",
    "share_entry": "journal.entry.share.share",
    "pin_to_vision": "journal.additions.pin_to_vision",
    "feelings_entry": "wellbeing.feelings.choose_feelings",
    "turn_entry": "journal.entry.turn.turn",
    "form_entry": "journal.entry.turn.choose_form",
    "open_letter": "journal.letters.open_letter",
    "day_of_letter": "journal.letters.choose_day",
    "pin_win": "goals.actions.evidence.pin_win",
    "goal_of_win": "goals.goal_of.open_goal_of",
    "tell_win": "sharing.tell.tell_win",
    "level_of_reading": "goals.level_asked.ask_after",
}
"""Flows that also take a habit, an entry, a tick or a reading, by name."""

TICK_FLOWS: Final[Mapping[str, str]] = {
    "read_entry": "journal.tick.add_to_tick",
    "open_entry": "journal.tick.add_to_tick",
    "about_entry": "journal.tick.add_to_tick",
    "tag_entry": "journal.tick.choose_tags",
    "star_entry": "journal.tick.star",
    "remove_entry": "journal.tick.clear_tick",
}
"""The same flows for a tick that is listed among the entries."""
NOT_FOR_TICKS: Final = "journal.tick.explain"


async def run(session: Session, flow: str, about: About | None = None) -> None:
    """Run a flow by its name. A flow about a habit or entry does nothing if `about` is None."""
    if flow in PLAIN_KINDS:
        from winsboard.tui.session.collection import show_collection

        await show_collection(session, flow)
    elif flow in FLOWS:
        await function_of(FLOWS[flow])(session)
    elif about is not None:
        is_tick = isinstance(about, Entry) and about.kind == TICK
        name = TICK_FLOWS.get(flow, NOT_FOR_TICKS) if is_tick else ENTRY_FLOWS[flow]
        await function_of(name)(session, about)


def function_of(name: str) -> Callable[..., Awaitable[None]]:
    """Import the function that a table value names."""
    module, function = name.rsplit(".", 1)
    found: Callable[..., Awaitable[None]] = getattr(
        import_module(f"winsboard.tui.{module}"), function
    )
    return found
