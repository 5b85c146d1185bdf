"""All commands and keys: one table for bindings, footer, palette, help and `winsboard keys`.

It must not import Textual, so that the command line can read it.
"""

from __future__ import annotations

from winsboard.tui.keys.command import Command, Heading, Place


def _palette(id: str, heading: Heading, flow: str) -> Command:
    """Return a command that only the palette offers."""
    return Command(id, "", "Ctrl+P", "board", heading=heading, flow=flow)


COMMANDS: tuple[Command, ...] = (
    Command("write_win", "w", "w", "board", 1, heading="day"),
    Command("write_note", "n", "n", "board", heading="day"),
    Command(
        "add_tag", "plus", "+", "board", heading="day", flow="journal.entry.last_win_tags.add_tag"
    ),
    Command("tick_row", "1,2,3,4,5,6,7,8,9", "1-9", "board", 2, heading="day", palette=False),
    Command("mood", "m", "m", "board", heading="day", flow="wellbeing.moods.check_in"),
    Command("look_back", "t", "t", "board", 3, heading="day", flow="reflection.flow.look_back"),
    Command(
        "other_look_back", "T", "T", "board", heading="day", flow="reflection.flow.other_look_back"
    ),
    Command("keep_tomorrow", "k", "k", "board", heading="day", flow="today.mornings.keep_tomorrow"),
    _palette("candle", "day", "today.mornings.light"),
    Command("go_journal", "j", "j", "board", 5, heading="day"),
    Command(
        "support",
        "s",
        "s",
        "board",
        20,
        heading="care",
        flow="support.flow.show_support",
        typing="f1",
    ),
    Command("breathe", "b", "b", "board", 4, heading="care", flow="wellbeing.breathing.breathe"),
    Command(
        "calm_list", "c", "c", "board", heading="care", flow="wellbeing.coping_cards.show_calm_list"
    ),
    Command("hard_day", "h", "h", "board", heading="care", flow="wellbeing.hard_day.show_card"),
    Command("trigger", "x", "x", "board", heading="care", flow="wellbeing.triggers.note"),
    Command("thought", "X", "X", "board", heading="care", flow="wellbeing.thoughts.think"),
    Command("rests", "R", "R", "board", heading="care", flow="habits.rests.show_rests"),
    Command(
        "curtain", "z", "z", "board", heading="care", flow="support.curtain_flow.draw", typing="f2"
    ),
    Command("all_entries", "J", "J", "board", heading="back", flow="journal.flow.show_journal"),
    Command("old_win", "l", "l", "board", heading="back", flow="journal.old_wins.look_back"),
    Command("progress", "y", "y", "board", heading="back", flow="progress.flow.show_progress"),
    Command("week_page", "Y", "Y", "board", heading="back", flow="progress.week.read_week"),
    Command("undo", "u", "u", "board", 6, heading="back", at_once=True),
    Command("redo", "U", "U", "board", heading="back", at_once=True),
    Command("history", "H", "H", "board", heading="back", flow="settings.history.show_history"),
    _palette("counts", "back", "wellbeing.triggers.show_counts"),
    _palette("rescue", "back", "settings.history.write_rescue"),
    Command(
        "settings", "comma", ",", "board", heading="own", flow="today.navigation.choose_settings"
    ),
    _palette("look_backs", "own", "reflection.own_flows.show_look_backs"),
    _palette("questions", "own", "reflection.prompts.show_questions"),
    _palette("kind_lines", "own", "wellbeing.affirmations.show_kind_lines"),
    _palette("rituals", "own", "wellbeing.rituals.show_rituals"),
    _palette("people", "own", "support.people.show_people"),
    _palette("region", "own", "support.people.choose_region"),
    _palette("curtain_minutes", "own", "support.curtain_flow.choose_minutes"),
    _palette("curtain_pin", "own", "support.curtain_flow.choose_pin"),
    Command("next_pane", "tab", "Tab", "board", palette=False),
    Command("previous_pane", "shift+tab", "Shift+Tab", "board", palette=False),
    Command("help", "question_mark", "?", "board", 21, flow="today.navigation.show_help"),
    Command("palette", "ctrl+p", "Ctrl+P", "board", palette=False),
    Command("leave", "q", "q", "board", 22),
    Command("tick", "space", "Space", "habits", palette=False),
    Command("some", "slash", "/", "habits", 7, palette=False),
    Command("rest", "r", "r", "habits", 8, palette=False),
    Command("more", "plus", "+", "habits", palette=False),
    Command("less", "minus", "-", "habits", palette=False),
    Command("older_day", "right", "→", "habits", palette=False),
    Command("newer_day", "left", "←", "habits", palette=False),
    Command("walk_up", "up", "↑", "habits", palette=False),
    Command("walk_down", "down", "↓", "habits", palette=False),
    Command("back_to_today", "home", "Home", "habits", palette=False),
    Command("oldest_day", "end", "End", "habits", palette=False),
    Command("month_back", "pageup", "PageUp", "habits", palette=False),
    Command("month_on", "pagedown", "PageDown", "habits", palette=False),
    Command("go_to_day", "G", "G", "habits", flow="today.navigation.go_to_day"),
    Command("legend", "i", "i", "habits"),
    Command("add_habit", "a", "a", "habits", 9, flow="habits.flow.add_habits"),
    Command("edit_habit", "e,enter", "e", "habits", flow="habits.flow.fill_form", about=True),
    Command("move_up", "left_square_bracket", "[", "habits"),
    Command("move_down", "right_square_bracket", "]", "habits"),
    Command("remove_habit", "d", "d", "habits", flow="habits.flow.remove_habit", about=True),
    Command("previous_entry", "up", "↑", "journal", palette=False),
    Command("next_entry", "down", "↓", "journal", palette=False),
    Command(
        "open_entry",
        "enter,e",
        "Enter",
        "journal",
        6,
        palette=False,
        flow="journal.entry.open.open_entry",
        about=True,
    ),
    Command(
        "take_back",
        "d",
        "d",
        "journal",
        7,
        palette=False,
        flow="journal.entry.open.take_entry_back",
        about=True,
    ),
    Command("open_journal", "j", "j", "journal", 9, palette=False),
    Command("leave_journal", "escape", "Esc", "journal", 8, palette=False),
    Command("keep_line", "enter", "Enter", "line", 1, palette=False),
    Command("leave_line", "escape", "Esc", "line", 2, palette=False),
    Command("next_step", "enter,tab", "Enter", "look_back", 1, palette=False),
    Command("previous_step", "shift+tab", "Shift+Tab", "look_back", 3, palette=False),
    Command("new_line", "ctrl+j,shift+enter", "Ctrl+J", "look_back", palette=False),
    Command("pause", "ctrl+t", "Ctrl+T", "look_back", 2, palette=False),
    Command("leave_look_back", "escape", "Esc", "look_back", 4, palette=False),
    Command("choose_answer", "1,2,3,4,5,6,7,8,9", "1-9", "step", 1, palette=False),
    Command("light", "space", "Space", "closing", 1, palette=False),
    Command("keep_entry", "escape", "Esc", "editor", 1, palette=False),
    Command("keep_form", "enter", "Enter", "form", 1, palette=False),
    Command("leave_form", "escape", "Esc", "form", 2, palette=False),
    Command("pick", "space", "Space", "picking", 1, palette=False),
    Command("keep_picked", "enter", "Enter", "picking", 2, palette=False),
    Command("write_own", "w", "w", "picking", 3, palette=False),
    Command("leave_picking", "escape", "Esc", "picking", 4, palette=False),
    Command("take_back_one", "u,enter", "u", "history", 1, palette=False),
    Command("leave_history", "escape,H,q", "Esc", "history", 2, palette=False),
    Command("choose", "1,2,3,4,5,6,7,8,9", "1-9", "choice", 1, palette=False),
    Command("take_default", "enter", "Enter", "choice", 2, palette=False),
    Command("search_entries", "slash", "/", "leaves", 1, palette=False),
    Command("filter_entries", "f", "f", "leaves", 3, palette=False, flow="journal.flow.show_only"),
    Command("find_date", "G", "G", "leaves", 4, palette=False, flow="journal.flow.go_to_date"),
    Command("next_leaf", "tab", "Tab", "leaves", 8, palette=False),
    Command("previous_leaf", "shift+tab", "Shift+Tab", "leaves", palette=False),
    Command("entry_above", "up", "↑", "pages", palette=False),
    Command("entry_below", "down", "↓", "pages", palette=False),
    Command("leaf_back", "pageup", "PageUp", "pages", palette=False),
    Command("leaf_on", "pagedown", "PageDown", "pages", palette=False),
    Command("newest", "home", "Home", "pages", palette=False),
    Command("oldest", "end", "End", "pages", palette=False),
    Command(
        "read_entry",
        "enter,e",
        "Enter",
        "pages",
        2,
        palette=False,
        flow="journal.entry.actions.read_entry",
        about=True,
    ),
    Command(
        "star_entry",
        "asterisk",
        "*",
        "pages",
        5,
        palette=False,
        flow="journal.entry.actions.star",
        about=True,
    ),
    Command(
        "about_entry",
        "plus",
        "+",
        "pages",
        6,
        palette=False,
        flow="journal.entry.actions.show_acts",
        about=True,
    ),
    Command(
        "tag_entry",
        "number_sign",
        "#",
        "pages",
        palette=False,
        flow="journal.entry.tags.choose_tags",
        about=True,
    ),
    Command(
        "move_entry",
        "M",
        "M",
        "pages",
        palette=False,
        flow="journal.entry.actions.move",
        about=True,
    ),
    Command(
        "link_entry",
        "L",
        "L",
        "pages",
        palette=False,
        flow="journal.entry.links.show_links",
        about=True,
    ),
    Command(
        "remove_entry",
        "d",
        "d",
        "pages",
        7,
        palette=False,
        flow="journal.entry.open.take_entry_back",
        about=True,
    ),
    Command("leave_pages", "escape,q", "Esc", "pages", 9, palette=False),
    Command("take_results", "enter,down,tab", "Enter", "search", 1, palette=False),
    Command("leave_search", "escape", "Esc", "search", palette=False),
    Command("day_before", "left", "←", "calendar", 2, palette=False),
    Command("day_after", "right", "→", "calendar", palette=False),
    Command("week_before", "up", "↑", "calendar", palette=False),
    Command("week_after", "down", "↓", "calendar", palette=False),
    Command("month_before", "pageup", "PageUp", "calendar", 3, palette=False),
    Command("month_after", "pagedown", "PageDown", "calendar", palette=False),
    Command("month_begin", "home", "Home", "calendar", palette=False),
    Command("to_today", "end", "End", "calendar", palette=False),
    Command("take_day", "enter", "Enter", "calendar", 4, palette=False),
    Command("leave_calendar", "escape,q", "Esc", "calendar", 5, palette=False),
    Command("next_win", "right,n,space", "→", "old_win", 1, palette=False),
    Command("previous_win", "left,p", "←", "old_win", 2, palette=False),
    Command("star_win", "asterisk", "*", "old_win", 3, palette=False),
    Command("share_win", "plus", "+", "old_win", 4, palette=False),
    Command("open_win", "j", "j", "old_win", 5, palette=False),
    Command("with_hard_days", "h", "h", "old_win", palette=False),
    Command("leave_win", "escape,q,l", "Esc", "old_win", 6, palette=False),
    Command("show_view", "1,2,3,4,5", "1-5", "progress", 1, palette=False),
    Command("open_lit", "enter", "Enter", "progress", 2, palette=False),
    Command("go_left", "left", "←", "progress", palette=False),
    Command("go_right", "right", "→", "progress", palette=False),
    Command("go_up", "up", "↑", "progress", palette=False),
    Command("go_down", "down", "↓", "progress", palette=False),
    Command("page_back", "pageup", "PageUp", "progress", palette=False),
    Command("page_on", "pagedown", "PageDown", "progress", palette=False),
    Command("go_first", "home", "Home", "progress", palette=False),
    Command("go_last", "end", "End", "progress", palette=False),
    Command("choose_what", "o", "o", "progress", 3, palette=False),
    Command("go_to_date", "G", "G", "progress", palette=False),
    Command("keep_picture", "k", "k", "progress", 4, palette=False),
    Command("leave_progress", "escape,y,q", "Esc", "progress", 5, palette=False),
    Command("week_back", "left", "←", "week", palette=False),
    Command("week_on", "right", "→", "week", palette=False),
    Command("answer_question", "w", "w", "week", palette=False),
    Command("leave_week", "escape,Y,q", "Esc", "week", palette=False),
)


def commands_in(place: Place) -> tuple[Command, ...]:
    """Return the commands of one place, in table order."""
    return tuple(command for command in COMMANDS if command.place == place)


def ways_out() -> tuple[Command, ...]:
    """Return the commands that also work in every dialog."""
    return tuple(command for command in COMMANDS if command.typing)


def key_line(place: Place) -> tuple[Command, ...]:
    """Return the footer's commands for the focused place, most useful first."""
    shown = [c for c in commands_in(place) if c.footer]
    if place in ("habits", "journal"):
        shown += [c for c in commands_in("board") if c.footer]
    elif place in ("progress", "pages", "calendar"):
        leaves = () if place == "progress" else commands_in("leaves")
        shown += [c for c in leaves if c.footer]
        shown += [c for c in commands_in("board") if c.id in ("support", "help")]
    else:
        if place in ("step", "closing"):
            shown += [c for c in commands_in("look_back") if c.footer]
        typed = (c._replace(key=c.typing, shown=c.typing.upper()) for c in ways_out())
        shown += [c for c in typed if c.footer]
    return tuple(sorted(shown, key=lambda c: (c.place == "board" and place != "habits", c.footer)))
