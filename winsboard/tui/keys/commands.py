"""All commands and keys: one table for bindings, footer, palette, help, menu and `winsboard keys`.

It must not import Textual, so that the command line can read it.
"""

from __future__ import annotations

from typing import Final

from winsboard.tui.keys.command import Command, Heading, Place


def _palette(id: str, heading: Heading, flow: str) -> Command:
    """Return a command without a key: the menu and the palette offer it."""
    return Command(id, "", "", "board", heading=heading, flow=flow)


def _entry(id: str, key: str, shown: str, footer: int, flow: str) -> Command:
    """Return a command about the marked entry of the journal."""
    return Command(id, key, shown, "pages", footer, flow=f"journal.entry.{flow}", about=True)


def _today(id: str, key: str, shown: str, footer: int, flow: str) -> Command:
    """Return a command about the marked entry of today."""
    return Command(id, key, shown, "journal", footer, flow=f"journal.entry.open.{flow}", about=True)


def _habit(id: str, key: str, shown: str, flow: str) -> Command:
    """Return a command about the marked habit."""
    return Command(id, key, shown, "habits", 0, "habits", f"habits.flow.{flow}", about=True)


NINE: Final = "1,2,3,4,5,6,7,8,9"
COMMANDS: tuple[Command, ...] = (
    Command("write_win", "w", "w", "board", 2, "write", elsewhere="journal.write.write_win"),
    Command("write_note", "n", "n", "board", 0, "write", elsewhere="journal.write.write_note"),
    Command("pick_win", "o", "o", "board", 0, "write", "journal.entry.pick_win.show_wins"),
    Command(
        "add_tag", "plus,equals_sign", "+ or =", "board", 0, "write", "journal.last_act.add_tag"
    ),
    Command("mood", "m", "m", "board", 4, "write", "wellbeing.moods.check_in"),
    Command("hide_note", "minus", "-", "board", 0, "program", "today.notes.hide_note"),
    Command("stop_note", "backspace", "Backspace", "board", 0, "program", "today.notes.stop_note"),
    Command("keep_tomorrow", "k", "k", "board", 0, "write", "today.morning.save_tomorrow_line"),
    Command("tick_row", NINE, "1-9", "board", 1, "write"),
    _palette("letter", "write", "journal.letters.show_letters"),
    _palette("rehearsal", "write", "journal.rehearsals.write_rehearsal"),
    Command("look_back", "t", "t", "board", 3, "evening", "reflection.flow.look_back"),
    Command("other_look_back", "T", "T", "board", 0, "evening", "reflection.flow.other_look_back"),
    _palette("candle", "evening", "today.morning.light_candle_flow"),
    Command("support", "s", "s", "board", 20, "care", "support.flow.show_support", typing="f1"),
    Command("breathe", "b", "b", "board", 9, "care", "wellbeing.breathing.breathe"),
    Command("calm_list", "c", "c", "board", 0, "care", "wellbeing.coping_cards.show_calm_list"),
    Command("hard_day", "h", "h", "board", 0, "care", "wellbeing.hard_day.show_card"),
    Command("trigger", "x", "x", "board", 0, "care", "wellbeing.triggers.add_note"),
    Command("thought", "X", "", "board", 0, "care", "wellbeing.thoughts.think"),
    Command("rests", "R", "R", "board", 0, "habits", "habits.rests.show_rests"),
    Command("goals", "g", "g", "board", 0, "own", "goals.flow.show_goals"),
    Command("vision", "v", "v", "board", 0, "own", "vision.flow.show_vision"),
    Command("family", "f", "f", "board", 0, "own", "family.flow.show_family"),
    Command("summary", "p", "p", "board", 0, "past", "summary.flow.show_summary"),
    _palette("reward", "own", "rewards.treat_list.show_rewards"),
    _palette("routines", "habits", "habits.routines.show_routines"),
    _palette("measure", "own", "measures.flow.show_measures"),
    Command(
        "curtain", "z", "z", "board", 0, "care", "support.curtain_flow.lower_curtain", typing="f2"
    ),
    _palette("quiet_time", "care", "wellbeing.quiet.sit_quietly"),
    Command("search", "slash", "/", "board", 6, "past", "journal.flow.search"),
    Command("go_journal", "j", "j", "board", 5, "past"),
    Command("all_entries", "J", "J", "board", 0, "past", "journal.flow.show_journal"),
    Command("old_win", "l", "l", "board", 0, "past", "journal.old_wins.look_back"),
    Command("progress", "y", "y", "board", 8, "past", "progress.flow.show_progress"),
    Command("week_page", "Y", "Y", "board", 0, "past", "progress.week.read_week"),
    _palette("counts", "past", "wellbeing.triggers.show_counts"),
    _palette("look_backs", "own", "reflection.flow_list.show_look_backs"),
    _palette("questions", "own", "reflection.prompts.show_questions"),
    _palette("kind_lines", "own", "wellbeing.affirmations.show_kind_lines"),
    _palette("rituals", "own", "wellbeing.rituals.show_rituals"),
    _palette("people", "own", "support.people.show_people"),
    _palette("region", "own", "support.people.choose_region"),
    _palette("curtain_minutes", "own", "support.curtain_flow.choose_minutes"),
    _palette("curtain_pin", "own", "support.curtain_flow.choose_pin"),
    _palette("areas", "own", "settings.areas.show_areas"),
    _palette("round", "own", "gathering.round.take_turns"),
    _palette("gathering", "own", "gathering.gatherings.show_gatherings"),
    _palette("kind_note", "own", "gathering.notes.write_note"),
    _palette("suggestion", "own", "gathering.suggestions.show_suggestions"),
    Command("undo", "u", "u", "board", 7, at_once=True),
    Command("redo", "U", "U", "board", at_once=True),
    Command("history", "H", "", "board", flow="settings.history.show_history"),
    Command("palette", "ctrl+p", "Ctrl+P", "board", flow="menu.flow.find"),
    Command("help", "question_mark", "?", "board", 22, flow="menu.flow.show_help"),
    _palette("rescue", "program", "settings.history.write_rescue"),
    Command("previous_pane", "shift+tab", "Shift+Tab", "board"),
    Command("leave", "q", "q", "board", 23),
    Command("menu", "0", "0", "board", 21, flow="menu.flow.show_menu", typing="f10"),
    Command("settings", "comma", ",", "board", flow="today.navigation.choose_settings"),
    Command("next_pane", "tab", "Tab", "board"),
    Command("tick", "space", "Space", "habits", 0, "habits"),
    Command("some", "full_stop", ".", "habits", 11, "habits"),
    Command("rest", "r", "r", "habits", 10, "habits"),
    Command("add_habit", "a", "a", "habits", 12, "habits", "habits.flow.add_habits"),
    _habit("edit_habit", "e,enter", "e", "fill_form"),
    Command("move_up", "left_square_bracket", "[", "habits", 0, "habits"),
    Command("move_down", "right_square_bracket", "]", "habits", 0, "habits"),
    _habit("remove_habit", "d", "d", "remove_habit"),
    Command("go_to_day", "G", "", "habits", 0, "past", "today.navigation.go_to_day"),
    Command("legend", "i", "i", "habits", 0, "habits", "habits.legend.switch_legend"),
    Command("older_day", "right", "→", "habits"),
    Command("newer_day", "left", "←", "habits"),
    Command("walk_up", "up", "↑", "habits"),
    Command("walk_down", "down", "↓", "habits"),
    Command("back_to_today", "home", "Home", "habits"),
    Command("oldest_day", "end", "End", "habits"),
    Command("month_back", "pageup", "PageUp", "habits"),
    Command("month_on", "pagedown", "PageDown", "habits"),
    Command("count_up", "plus,equals_sign,up,space,left", "+ or =", "count", 1),
    Command("count_down", "minus,down", "-", "count", 2),
    Command("keep_count", "enter", "Enter", "count", 3),
    Command("rest_instead", "r", "r", "count", 5),
    Command("leave_count", "escape", "Esc", "count", 4),
    Command("previous_entry", "up", "↑", "journal"),
    Command("next_entry", "down", "↓", "journal"),
    _today("open_entry", "enter,e", "Enter", 6, "open_entry"),
    _today("take_back", "d", "d", 7, "delete_entry"),
    _today("talk_today", "p", "p", 0, "switch_talk"),
    Command("open_journal", "j", "j", "journal", 9),
    Command("leave_journal", "escape", "Esc", "journal", 8),
    Command("keep_line", "enter", "Enter", "line", 1),
    Command("leave_line", "escape", "Esc", "line", 2),
    Command("next_step", "enter,tab", "Enter", "look_back", 1),
    Command("previous_step", "shift+tab", "Shift+Tab", "look_back", 3),
    Command("new_line", "ctrl+j,shift+enter", "Ctrl+J", "look_back"),
    Command("pause", "ctrl+t", "Ctrl+T", "look_back", 2),
    Command("leave_look_back", "escape", "Esc", "look_back", 4),
    Command("choose_answer", NINE, "1-9", "step", 1),
    Command("light", "1", "1", "closing", 1),
    Command("keep_entry", "escape", "Esc", "editor", 1),
    Command("keep_form", "enter", "Enter", "form", 1),
    Command("leave_form", "escape", "Esc", "form", 2),
    Command("pick", "space", "Space", "picking", 1),
    Command("keep_picked", "enter", "Enter", "picking", 2),
    Command("write_own", "w", "w", "picking", 3),
    Command("leave_picking", "escape", "Esc", "picking", 4),
    Command("take_back_one", "u", "u", "history", 1),
    Command("leave_history", "escape,H,q", "Esc", "history", 2),
    Command("choose", NINE, "1-9", "choice", 1),
    Command("take_default", "enter", "Enter", "choice", 2),
    Command("search_entries", "slash", "/", "leaves", 1),
    Command("filter_entries", "f", "f", "leaves", 3, flow="journal.flow.show_only"),
    Command("find_date", "G", "", "leaves", flow="journal.flow.go_to_date"),
    Command("next_leaf", "tab", "Tab", "leaves", 8),
    Command("previous_leaf", "shift+tab", "Shift+Tab", "leaves"),
    Command("entry_above", "up", "↑", "pages"),
    Command("entry_below", "down", "↓", "pages"),
    Command("leaf_back", "pageup", "PageUp", "pages"),
    Command("leaf_on", "pagedown", "PageDown", "pages"),
    Command("newest", "home", "Home", "pages"),
    Command("oldest", "end", "End", "pages"),
    _entry("read_entry", "enter,e", "Enter", 2, "actions.read_entry"),
    _entry("star_entry", "asterisk", "*", 5, "actions.star"),
    _entry("talk_entry", "p", "p", 10, "open.switch_talk"),
    _entry("about_entry", "plus,equals_sign", "+ or =", 6, "actions.show_actions"),
    _entry("tag_entry", "number_sign", "#", 0, "tags.choose_tags"),
    _entry("move_entry", "M", "", 0, "actions.move"),
    _entry("link_entry", "L", "", 0, "links.show_links"),
    _entry("remove_entry", "d", "d", 7, "open.delete_entry"),
    Command("leave_pages", "escape,q", "Esc", "pages", 9),
    Command("take_results", "enter,down,tab", "Enter", "search", 1),
    Command("leave_search", "escape", "Esc", "search"),
    Command("day_before", "left", "←", "calendar", 2),
    Command("day_after", "right", "→", "calendar"),
    Command("week_before", "up", "↑", "calendar"),
    Command("week_after", "down", "↓", "calendar"),
    Command("month_before", "pageup", "PageUp", "calendar", 3),
    Command("month_after", "pagedown", "PageDown", "calendar"),
    Command("month_begin", "home", "Home", "calendar"),
    Command("to_today", "end", "End", "calendar"),
    Command("take_day", "enter", "Enter", "calendar", 4),
    Command("leave_calendar", "escape,q", "Esc", "calendar", 5),
    Command("next_win", "right", "→", "old_win", 1),
    Command("previous_win", "left", "←", "old_win", 2),
    Command("star_win", "asterisk", "*", "old_win", 3),
    Command("share_win", "plus,equals_sign", "+ or =", "old_win", 4),
    Command("open_win", "j", "j", "old_win", 5),
    Command("with_hard_days", "h", "h", "old_win"),
    Command("leave_win", "escape,q,l", "Esc", "old_win", 6),
    Command("show_view", "1,2,3,4,5,6", "1-6", "progress", 1),
    Command("open_lit", "enter", "Enter", "progress", 2),
    Command("go_left", "left", "←", "progress"),
    Command("go_right", "right", "→", "progress"),
    Command("go_up", "up", "↑", "progress"),
    Command("go_down", "down", "↓", "progress"),
    Command("page_back", "pageup", "PageUp", "progress"),
    Command("page_on", "pagedown", "PageDown", "progress"),
    Command("go_first", "home", "Home", "progress"),
    Command("go_last", "end", "End", "progress"),
    Command("choose_what", "o", "o", "progress", 3),
    Command("go_to_date", "G", "", "progress"),
    Command("keep_picture", "k", "k", "progress", 4),
    Command("leave_progress", "escape,y,q", "Esc", "progress", 5),
    Command("goal_row", NINE, "1-9", "goals", 1),
    Command("goal_enter", "enter", "Enter", "goals", 5),
    Command("goal_level", "o", "o", "goals", 4),
    Command("goal_more", "plus,equals_sign", "+ or =", "goals", 2),
    Command("add_goal", "a", "a", "goals", 3),
    Command("change_goal", "e", "e", "goals", 6),
    Command("remove_goal", "d", "d", "goals"),
    Command("goal_up", "left_square_bracket", "[", "goals"),
    Command("goal_down", "right_square_bracket", "]", "goals"),
    Command("goal_above", "up", "↑", "goals"),
    Command("goal_below", "down", "↓", "goals"),
    Command("goals_back", "pageup", "PageUp", "goals"),
    Command("goals_on", "pagedown", "PageDown", "goals"),
    Command("first_goal", "home", "Home", "goals"),
    Command("last_goal", "end", "End", "goals"),
    Command("leave_goals", "escape,g,q", "Esc", "goals", 7),
    Command("show_card", NINE, "1-9", "vision", 1),
    Command("about_card", "plus,equals_sign", "+ or =", "vision", 2),
    Command("add_card", "a", "a", "vision", 3),
    Command("edit_card", "e", "e", "vision", 4),
    Command("open_card", "enter", "Enter", "vision", 5),
    Command("remove_card", "d", "d", "vision"),
    Command("card_earlier", "left_square_bracket", "[", "vision", 6),
    Command("card_later", "right_square_bracket", "]", "vision", 7),
    Command("card_left", "left", "←", "vision"),
    Command("card_right", "right", "→", "vision"),
    Command("card_above", "up", "↑", "vision"),
    Command("card_below", "down", "↓", "vision"),
    Command("cards_back", "pageup", "PageUp", "vision"),
    Command("cards_on", "pagedown", "PageDown", "vision"),
    Command("first_card", "home", "Home", "vision"),
    Command("last_card", "end", "End", "vision"),
    Command("leave_vision", "escape,v,q", "Esc", "vision", 8),
    Command("family_row", NINE, "1-9", "family", 1),
    Command("family_more", "plus,equals_sign", "+ or =", "family", 3),
    Command("family_enter", "enter", "Enter", "family", 4),
    Command("family_away", "d", "d", "family", 5),
    Command("family_above", "up", "↑", "family"),
    Command("family_below", "down", "↓", "family"),
    Command("family_back", "pageup", "PageUp", "family"),
    Command("family_on", "pagedown", "PageDown", "family"),
    Command("family_first", "home", "Home", "family"),
    Command("family_last", "end", "End", "family"),
    Command("leave_family", "escape,f,q", "Esc", "family", 6),
    Command("keep_notice", "enter", "Enter", "noticing", 1),
    Command("other_way", "tab", "Tab", "noticing", 2),
    Command("stop_other_ways", "ctrl+o", "Ctrl+O", "noticing", 3),
    Command("leave_notice", "escape", "Esc", "noticing", 4),
    Command("summary_part", NINE, "1-9", "summary", 1),
    Command("summary_save", "enter", "Enter", "summary", 2),
    Command("summary_tab", "tab", "Tab", "summary", 3),
    Command("summary_options", "o", "o", "summary", 4),
    Command("summary_up", "up", "↑", "summary"),
    Command("summary_down", "down", "↓", "summary"),
    Command("summary_back", "pageup", "PageUp", "summary"),
    Command("summary_on", "pagedown", "PageDown", "summary"),
    Command("summary_first", "home", "Home", "summary"),
    Command("summary_last", "end", "End", "summary"),
    Command("leave_summary", "escape,p,q", "Esc", "summary", 5),
    Command("keep_turn", "enter", "Enter", "round", 1),
    Command("leave_round", "escape", "Esc", "round", 2),
    Command("show_next", "space,right,enter", "Space", "showing", 1),
    Command("show_before", "left", "←", "showing"),
    Command("leave_show", "escape", "Esc", "showing", 2),
    Command("week_back", "left", "←", "week"),
    Command("week_on", "right", "→", "week"),
    Command("answer_question", "a", "a", "week"),
    Command("leave_week", "escape,Y,q", "Esc", "week"),
)
MENU: Final = next(command for command in COMMANDS if command.id == "menu")
EVERYWHERE: Final = ("write_win", "write_note", "look_back", "mood", "menu")
"""Commands of the board whose keys work on every full screen."""


def commands_in(place: Place) -> tuple[Command, ...]:
    """Return the commands of one place, in table order."""
    return tuple(command for command in COMMANDS if command.place == place)


def global_commands() -> tuple[Command, ...]:
    """Return the commands that also work in every dialog: Support and the curtain."""
    return tuple(c for c in COMMANDS if c.typing and c.heading == "care")


def typed_anywhere() -> tuple[Command, ...]:
    """Return the commands with a key that works even while text is being typed."""
    return tuple(command for command in COMMANDS if command.typing)
