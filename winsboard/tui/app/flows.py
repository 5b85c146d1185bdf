"""Running a flow by its name."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from importlib import import_module
from typing import Final

from winsboard.domain.model.documents import Entry, Habit
from winsboard.domain.schema.kinds import PLAIN
from winsboard.tui.keys.commands import COMMANDS
from winsboard.tui.session.session import Session

FLOWS: Final[Mapping[str, str]] = {
    **{c.id: c.flow for c in COMMANDS if c.flow and not c.about},
    "first": "today.first_run.ask_first_questions",
    "welcome": "today.mornings.greet",
}
"""Those of the commands and what the app begins by itself, by name: `package.module.function`.

The function takes the session.
"""
ENTRY_FLOWS: Final[Mapping[str, str]] = {
    **{c.id: c.flow for c in COMMANDS if c.about},
    "write_in_entry": "journal.entry.open.write_in_entry",
    "add_to_mood": "wellbeing.moods.add_to",
    "change_trigger": "wellbeing.triggers.change_note",
    "go_on_with_thought": "wellbeing.thoughts.go_on",
    "people_entry": "journal.entry.tags.choose_people",
    "share_entry": "journal.entry.share.share",
}
"""The same for flows about one habit or entry, which the function takes as well."""


async def run(session: Session, flow: str, about: Habit | Entry | None = None) -> None:
    """Begin the flow of that name; one about a habit or entry begins only where there is one."""
    if flow in PLAIN:
        from winsboard.tui.session.collection import show_collection

        await show_collection(session, flow)
    elif flow in FLOWS:
        await function_of(FLOWS[flow])(session)
    elif about is not None:
        await function_of(ENTRY_FLOWS[flow])(session, about)


def function_of(name: str) -> Callable[..., Awaitable[None]]:
    """The function behind a name of the tables; its module is loaded now."""
    module, function = name.rsplit(".", 1)
    found: Callable[..., Awaitable[None]] = getattr(
        import_module(f"winsboard.tui.{module}"), function
    )
    return found
