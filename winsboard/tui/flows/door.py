"""Where every flow begins: its name, and the module it is loaded from."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from importlib import import_module
from typing import Final

from winsboard.domain.documents import Entry, Habit
from winsboard.domain.schema.kinds import PLAIN
from winsboard.tui.desk import Desk

FLOWS: Final[Mapping[str, str]] = {
    "add": "habits.add_habits",
    "go": "places.go_to_day",
    "help": "places.show_help",
    "settings": "places.choose_settings",
    "leave": "places.ask_to_leave",
    "history": "safety.show_history",
    "rescue": "safety.write_rescue",
    "look_back": "look_backs.look_back",
    "other_look_back": "look_backs.other_look_back",
    "add_tag": "tags.add_tag",
    "welcome": "mornings.greet",
    "keep_tomorrow": "mornings.keep_tomorrow",
    "candle": "mornings.light",
    "rituals": "rituals.show_rituals",
    "kind_lines": "kind_lines.show_kind_lines",
    "look_backs": "own_look_backs.show_look_backs",
    "questions": "questions.show_questions",
    "first": "first.ask_first_questions",
    "breathe": "breathing.breathe",
    "calm_list": "calm.show_calm_list",
    "hard_day": "hard_day.show_card",
    "support": "support.show_support",
    "people": "people.show_people",
    "region": "people.choose_region",
    "curtain": "curtain.draw",
    "curtain_pin": "curtain.choose_pin",
    "curtain_minutes": "curtain.choose_minutes",
    "mood": "moods.check_in",
    "trigger": "triggers.note",
    "thought": "thoughts.think",
    "counts": "triggers.show_counts",
    "rests": "rests.show_rests",
    "all_entries": "journal.show_journal",
    "filter_entries": "journal.show_only",
    "find_date": "journal.go_to_date",
    "old_win": "old_wins.look_back",
    "progress": "progress.show_progress",
    "week_page": "weeks.read_week",
}
"""By the name of a wish, `module.function`; the function takes the desk."""
ABOUT_ONE: Final[Mapping[str, str]] = {
    "edit": "habits.fill_form",
    "remove": "habits.remove_habit",
    "open": "entries.open_entry",
    "take_back": "entries.take_entry_back",
    "read_entry": "entry_acts.read_entry",
    "star_entry": "entry_acts.star",
    "about_entry": "entry_acts.show_acts",
    "tag_entry": "entry_tags.choose_tags",
    "people_entry": "entry_tags.choose_people",
    "move_entry": "entry_acts.move",
    "link_entry": "entry_links.show_links",
    "share_entry": "share.share",
    "remove_entry": "entries.take_entry_back",
}
"""The same for a wish about one habit or entry, which the function takes as well."""


async def begin(desk: Desk, what: str, about: Habit | Entry | None = None) -> None:
    """Begin the flow of that name; a wish about nothing begins none."""
    if what in FLOWS:
        await _function(FLOWS[what])(desk)
    elif about is not None:
        await _function(ABOUT_ONE[what])(desk, about)
    elif what in PLAIN:
        from winsboard.tui.session.collection import show_collection

        await show_collection(desk, what)


def _function(name: str) -> Callable[..., Awaitable[None]]:
    module, function = name.split(".")
    found: Callable[..., Awaitable[None]] = getattr(
        import_module(f"{__package__}.{module}"), function
    )
    return found
