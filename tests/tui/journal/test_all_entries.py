"""The journal screen: moving, searching, and the actions on an entry."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from textual.css.query import NoMatches
from textual.pilot import Pilot

from tests.conftest import FakeClock
from tests.screen import screen_text, style_at, wait_for, wait_until, write
from tests.steps import step
from tests.tui.board import DEFAULTS, OpenBoard, app_of, fill
from winsboard.domain.journal import entries as journal
from winsboard.domain.journal import metadata
from winsboard.domain.model.documents import Entry, Part, Settings
from winsboard.notebook.notebook import Notebook
from winsboard.store.store import Store
from winsboard.tui.journal.entries.all_entries import JournalList
from winsboard.words import format_phrase

SIZES = ((120, 36), (60, 20))
TODAY = date(2026, 11, 21)


def _notebook(home: Path, clock: FakeClock) -> Notebook:
    notebook = Notebook(Store(home / "data", home / "state", clock), clock)
    notebook.load_days(notebook.today, notebook.today)
    return notebook


def _write(
    home: Path,
    clock: FakeClock,
    *written: tuple[date, str] | Entry,
    settings: Settings = DEFAULTS,
) -> None:
    """Write wins on some days, or given entries, from another process."""
    if not (home / "data").exists():
        fill(home, clock, (), settings)
    notebook = _notebook(home, clock)
    for nth, wish in enumerate(written):
        context = notebook.edit_context()
        if isinstance(wish, Entry):
            entry = wish._replace(id=context.new_id())
        else:
            day, text = wish
            at = datetime.combine(day, time(9, nth % 60), clock.now().tzinfo)
            entry = Entry(context.new_id(), day, at, "win", text)
        notebook.commit(context.creation("entry.win", journal.title_of(entry), entry))
        clock.tick(0.01)


def _years(count: int) -> Sequence[tuple[date, str]]:
    return [(date(2026 - n, 3, 3), f"A win of {2026 - n}") for n in range(1, count + 1)]


async def _open(pilot: Pilot[None], shows: str) -> str:
    await pilot.press("j", "j")
    return await wait_for(pilot, shows)


def _chosen(pilot: Pilot[None]) -> str:
    """Return the first line of the selected entry. Raises NoMatches if there is none."""
    for line in screen_text(pilot.app).splitlines():
        if line.startswith("│▌"):
            return line
    raise NoMatches


def _list(pilot: Pilot[None]) -> JournalList:
    return app_of(pilot).screen.query_one(JournalList)


@pytest.mark.parametrize("size", SIZES)
async def test_j_twice_opens_everything_newest_first(
    opened: OpenBoard, board_home: Path, clock: FakeClock, size: tuple[int, int]
) -> None:
    _write(board_home, clock, (TODAY, "tea in the sun"), *_years(3))
    async with opened(size=size) as pilot:
        text = await _open(pilot, "4 entries since March 2023")
        order = [
            text.index(t) for t in ("tea in the sun", "2025", "A win of 2024", "A win of 2023")
        ]
        assert order == sorted(order)
        assert "Monday 3 March 2025" in text
        assert "tea in the sun" in _chosen(pilot)
        await pilot.press("escape")
        await wait_for(pilot, "Habits")


async def test_an_empty_journal_says_something_kind_in_whole_words(opened: OpenBoard) -> None:
    async with opened() as pilot:
        with step("a click on the title of the pane opens it"):
            lines = screen_text(pilot.app).splitlines()
            y = next(n for n, line in enumerate(lines) if "─ Journal" in line)
            await pilot.click(offset=(lines[y].index("Journal"), y))
            await wait_for(pilot, "no entries yet")
            await pilot.press("escape")
            await wait_for(pilot, "Habits")
        await _open(pilot, "no entries yet")
        for size in ((60, 20), (60, 30), (80, 24), (120, 36)):
            with step(f"no word is cut at {size}"):
                await pilot.resize_terminal(*size)
                text = await wait_for(pilot, "no entries yet")
                room = _list(pilot).content_region
                lines = [line[room.x : room.right] for line in text.splitlines()]
                said = " ".join(" ".join(lines[room.y : room.bottom]).split())
                assert said == format_phrase("journal.empty")
        with step("keys for entries do nothing"):
            await pilot.press(
                "down", "enter", "d", "asterisk", "pagedown", "end", "plus", "G", "escape"
            )
            await wait_for(pilot, "no entries yet")


async def test_enter_on_the_title_of_the_pane_opens_it(
    opened: OpenBoard, board_home: Path, clock: FakeClock
) -> None:
    _write(board_home, clock, (TODAY, "first"), (TODAY, "second"))
    async with opened() as pilot:
        await wait_for(pilot, "★ second")
        await pilot.press("j", "up", "up", "enter")
        await wait_for(pilot, "2 entries since November 2026")


@pytest.mark.parametrize("size", SIZES)
async def test_keys_walk_all_years_to_both_ends(
    opened: OpenBoard, board_home: Path, clock: FakeClock, size: tuple[int, int]
) -> None:
    _write(board_home, clock, *_years(40))
    async with opened(size=size) as pilot:
        await _open(pilot, "40 entries since March 1986")
        await pilot.press("down", "down")
        await wait_until(pilot, lambda: "A win of 2023" in _chosen(pilot))
        await pilot.press("end")
        await wait_until(pilot, lambda: "A win of 1986" in _chosen(pilot))
        await pilot.press("up")
        await wait_until(pilot, lambda: "A win of 1987" in _chosen(pilot))
        await pilot.press("home")
        await wait_until(pilot, lambda: "A win of 2025" in _chosen(pilot))
        seen = [_chosen(pilot)]
        for _ in range(12):
            await pilot.press("pagedown")
            seen.append(_chosen(pilot))
        await wait_until(pilot, lambda: "A win of 1986" in _chosen(pilot))
        for _ in range(12):
            await pilot.press("pageup")
        await wait_until(pilot, lambda: "A win of 2025" in _chosen(pilot))


async def test_the_wheel_moves_the_window_and_leaves_the_choice(
    opened: OpenBoard, board_home: Path, clock: FakeClock
) -> None:
    _write(board_home, clock, *_years(40))
    async with opened(size=(80, 24)) as pilot:
        await _open(pilot, "A win of 2025")
        for _ in range(6):
            await pilot._post_mouse_events([_wheel()], "JournalList")
        await wait_until(pilot, lambda: "A win of 2025" not in screen_text(pilot.app))
        assert _list(pilot).entry is not None
        await pilot.press("down")
        await wait_until(pilot, lambda: "A win of 2024" in _chosen(pilot))


def _wheel() -> type:
    from textual.events import MouseScrollDown

    return MouseScrollDown


async def test_a_click_chooses_and_another_opens(
    opened: OpenBoard, board_home: Path, clock: FakeClock
) -> None:
    _write(board_home, clock, (TODAY, "tea"), (TODAY, "cake"))
    async with opened() as pilot:
        text = await _open(pilot, "★ tea")
        y = next(n for n, line in enumerate(text.splitlines()) if "★ tea" in line)
        await pilot.click(offset=(14, y))
        await wait_until(pilot, lambda: "★ tea" in _chosen(pilot))
        await pilot.click(offset=(14, y), times=2)
        await wait_for(pilot, "win · today · 09:00")


async def test_typing_searches_everything_and_lights_what_fits(
    opened: OpenBoard, board_home: Path, clock: FakeClock
) -> None:
    _write(board_home, clock, (TODAY, "Crêpes with Sam"), *_years(5), (date(2020, 1, 2), "crepes"))
    async with opened() as pilot:
        await _open(pilot, "7 entries")
        await pilot.press("slash", *"crepes")
        text = await wait_for(pilot, "2 entries found, January 2020 to November 2026")
        assert "A win of" not in text
        y = next(n for n, line in enumerate(text.splitlines()) if "Crêpes" in line)
        x = text.splitlines()[y].index("Crêpes")
        lit, plain = style_at(pilot.app, x, y), style_at(pilot.app, x + 8, y)
        assert lit.bold
        assert lit.bgcolor != plain.bgcolor


async def test_a_search_that_esc_ended_is_there_again_and_typing_replaces_it(
    opened: OpenBoard, board_home: Path, clock: FakeClock
) -> None:
    _write(board_home, clock, (TODAY, "Went to the harbour"), (TODAY, "Made soup"))
    async with opened() as pilot:
        await pilot.press("slash", *"soup", "enter")
        await wait_until(pilot, lambda: "harbour" not in screen_text(pilot.app))
        await pilot.press("escape")
        await wait_for(pilot, "harbour")
        await pilot.press("escape", "slash")
        await wait_until(pilot, lambda: "harbour" not in screen_text(pilot.app))
        assert "/ soup" in " ".join(screen_text(pilot.app).split())
        await pilot.press(*"harb")
        shown = await wait_for(pilot, "Went to the harbour")
        assert "souph" not in shown
        await pilot.press(*["backspace"] * 4, "escape", "escape", "slash")
        shown = await wait_for(pilot, "Made soup")
        assert "/ soup" not in " ".join(shown.split())


async def test_a_search_of_words_nobody_wrote_says_so(
    opened: OpenBoard, board_home: Path, clock: FakeClock
) -> None:
    _write(board_home, clock, *_years(2))
    async with opened() as pilot:
        await _open(pilot, "2 entries")
        await pilot.press("slash", *"zebra")
        await wait_for(pilot, format_phrase("journal.nothing")[:30])
        await wait_for(pilot, "nothing found")
        await pilot.press("enter", "escape")
        await wait_for(pilot, "A win of 2025")
        await pilot.press("escape")
        await wait_for(pilot, "Habits")


async def test_what_can_not_be_searched_for_is_said_in_a_sentence(
    opened: OpenBoard, board_home: Path, clock: FakeClock
) -> None:
    _write(board_home, clock, *_years(2))
    async with opened() as pilot:
        await _open(pilot, "2 entries")
        await pilot.press("slash")
        await write(pilot, "area:nowhere")
        await wait_for(pilot, "There is no area “nowhere”")
        assert "A win of 2025" in screen_text(pilot.app)


async def test_what_was_found_stays_while_what_is_typed_can_not_be_searched_for(
    opened: OpenBoard, board_home: Path, clock: FakeClock
) -> None:
    _write(board_home, clock, (TODAY, "bread"), *_years(2))
    async with opened() as pilot:
        await _open(pilot, "3 entries")
        await pilot.press("slash")
        await write(pilot, "bread")
        await wait_for(pilot, "1 entry found")
        await pilot.press("space")
        await write(pilot, "from:bla")
        text = await wait_for(pilot, "“bla” is not a day.")
        assert "bread from:bla" in text
        assert "1 entry found" in text
        assert "A win of" not in text
        _write(board_home, clock, (TODAY, "more bread"))
        text = await wait_for(pilot, "2 entries found")
        await pilot.press("enter", "escape")
        await wait_for(pilot, "A win of 2025")


async def test_the_search_that_is_outrun_is_dropped(
    opened: OpenBoard, board_home: Path, clock: FakeClock
) -> None:
    _write(board_home, clock, (TODAY, "bread"), (TODAY, "break"), (date(2021, 2, 2), "bridge"))
    async with opened() as pilot:
        await _open(pilot, "3 entries")
        await pilot.press("slash", *"bre", "backspace", "i")
        text = await wait_for(pilot, "1 entry found in February 2021")
        assert "bread" not in text


@pytest.mark.parametrize("size", SIZES)
async def test_a_day_is_jumped_to_and_one_that_is_none_is_answered_there(
    opened: OpenBoard, board_home: Path, clock: FakeClock, size: tuple[int, int]
) -> None:
    _write(board_home, clock, (TODAY, "today"), *_years(12))
    async with opened(size=size) as pilot:
        await _open(pilot, "13 entries")
        await pilot.press("G", *"someday", "enter")
        await wait_for(pilot, "“someday” is not a day.")
        await pilot.press("ctrl+u")
        await write(pilot, "3 march 2019")
        await pilot.press("enter")
        await wait_until(pilot, lambda: "A win of 2019" in _chosen(pilot))


async def test_a_day_without_words_leads_to_the_one_before(
    opened: OpenBoard, board_home: Path, clock: FakeClock
) -> None:
    _write(board_home, clock, (TODAY, "today"), *_years(4))
    async with opened() as pilot:
        await _open(pilot, "5 entries")
        await pilot.press("G")
        await write(pilot, "2024-12-24")
        await pilot.press("enter")
        await wait_until(pilot, lambda: "A win of 2024" in _chosen(pilot))


async def test_the_calendar_shows_days_with_words_and_is_walked(
    opened: OpenBoard, board_home: Path, clock: FakeClock
) -> None:
    _write(board_home, clock, (TODAY, "today"), (date(2026, 11, 14), "a week ago"), *_years(2))
    async with opened() as pilot:
        await _open(pilot, "14•")
        assert "21•" in screen_text(pilot.app)
        await pilot.press("tab", "up")
        await wait_until(pilot, lambda: "a week ago" in _chosen(pilot))
        await pilot.press("pageup", "enter", "up")
        await wait_until(pilot, lambda: "a week ago" in _chosen(pilot))


async def test_a_click_on_a_day_goes_there(
    opened: OpenBoard, board_home: Path, clock: FakeClock
) -> None:
    _write(board_home, clock, (TODAY, "today"), (date(2026, 11, 14), "a week ago"))
    async with opened() as pilot:
        text = await _open(pilot, "14•")
        y = next(n for n, line in enumerate(text.splitlines()) if "14•" in line)
        await pilot.click(offset=(text.splitlines()[y].index("14•"), y))
        await wait_until(pilot, lambda: "a week ago" in _chosen(pilot))


async def test_on_a_narrow_screen_the_calendar_takes_the_place_of_the_entries(
    opened: OpenBoard, board_home: Path, clock: FakeClock
) -> None:
    _write(board_home, clock, (TODAY, "today"), (date(2026, 11, 14), "a week ago"))
    async with opened(size=(60, 20)) as pilot:
        await _open(pilot, "★ today")
        await pilot.press("tab", "up")
        await wait_for(pilot, "Mo  Tu  We")
        await pilot.press("enter")
        await wait_until(pilot, lambda: "a week ago" in _chosen(pilot))


async def test_what_is_shown_is_chosen_by_number(
    opened: OpenBoard, board_home: Path, clock: FakeClock
) -> None:
    moment = clock.now()
    note = Entry("", TODAY, moment, "note", "rain on the roof", tags=("weather",), people=("Ines",))
    starred = Entry("", TODAY, moment, "win", "a starred one", starred=True, area="home")
    _write(board_home, clock, note, starred, (TODAY, "a plain one"))
    async with opened() as pilot:
        await _open(pilot, "3 entries")
        for keys, shows in (
            (("1", "2"), "rain on the roof"),
            (("3", "1"), "rain on the roof"),
            (("4", "1"), "rain on the roof"),
            (("5",), "a starred one"),
        ):
            await pilot.press("f")
            for key in keys:
                await wait_for(pilot, f"{key}  ")
                await pilot.press(key)
            text = await wait_for(pilot, "1 entry found")
            assert shows in text
            assert "a plain one" not in text
            await pilot.press("escape")
            await wait_for(pilot, "3 entries since")


async def test_an_entry_is_changed_where_it_stands(
    opened: OpenBoard, board_home: Path, clock: FakeClock
) -> None:
    _write(board_home, clock, *_years(3))
    async with opened() as pilot:
        await _open(pilot, "3 entries")
        await pilot.press("down", "enter")
        await wait_for(pilot, "win · Sunday 3 March 2024")
        await pilot.press(*", warm", "escape")
        await wait_for(pilot, "A win of 2024, warm")
        assert "A win of 2024" in _chosen(pilot)


async def test_words_typed_in_an_entry_are_a_draft_at_once(
    opened: OpenBoard, board_home: Path, clock: FakeClock
) -> None:
    _write(board_home, clock, *_years(1))
    async with opened() as pilot:
        await _open(pilot, "1 entry")
        await pilot.press("enter")
        await wait_for(pilot, "win · Monday 3 March 2025")
        await pilot.press(*"!!")
        drafts = board_home / "state" / "drafts.json"
        await wait_until(pilot, lambda: drafts.exists() and "2025!!" in drafts.read_text())


async def test_the_answers_of_a_look_back_are_read_and_changed(
    opened: OpenBoard, board_home: Path, clock: FakeClock
) -> None:
    parts = (Part("What went well?", "the bus came", "wins"), Part("Tomorrow?", "tea", "tomorrow"))
    day = date(2025, 5, 5)
    at = datetime.combine(day, time(21), clock.now().tzinfo)
    _write(board_home, clock, Entry("", day, at, "reflection", parts=parts))
    async with opened() as pilot:
        text = await _open(pilot, "the bus came")
        assert "What went well?" in text
        await pilot.press("enter")
        await wait_for(pilot, "look back · Monday 5 May 2025")
        await pilot.press("end", *" early", "tab", "tab", "enter")
        await wait_for(pilot, "the bus came early")


async def test_a_star_is_put_on_and_taken_off(
    opened: OpenBoard, board_home: Path, clock: FakeClock
) -> None:
    _write(board_home, clock, *_years(2))
    async with opened() as pilot:
        await _open(pilot, "2 entries")
        await pilot.press("down", "asterisk")
        await wait_for(pilot, "Starred: A win of 2024")
        assert format_phrase("plain.starred") in _chosen(pilot)
        await pilot.press("asterisk")
        await wait_for(pilot, "Removed the star")
        await wait_until(pilot, lambda: format_phrase("plain.starred") not in _chosen(pilot))


async def test_tags_are_completed_put_on_and_taken_off(
    opened: OpenBoard, board_home: Path, clock: FakeClock
) -> None:
    other = Entry("", TODAY, clock.now(), "note", "other", tags=("allotment",))
    _write(board_home, clock, other, *_years(1))
    async with opened() as pilot:
        await _open(pilot, "2 entries")
        await pilot.press("down", "number_sign")
        await wait_for(pilot, "[ ] allotment")
        await pilot.press(*"allo", "enter", *"my own", "enter", "escape")
        await wait_until(pilot, lambda: "allotment · my own" in _chosen(pilot))
        await pilot.press("number_sign")
        await wait_for(pilot, "[x] allotment")
        await pilot.press("down", "enter", *"half", "escape")
        await wait_for(pilot, "Not added yet: half.")
        await wait_until(pilot, lambda: "allotment" not in _chosen(pilot))
        await pilot.press("number_sign")
        await wait_for(pilot, "add “half”")
        await pilot.press("enter", "escape")
        await wait_until(pilot, lambda: "half" in _chosen(pilot))


async def test_people_are_named_from_the_menu(
    opened: OpenBoard, board_home: Path, clock: FakeClock
) -> None:
    _write(board_home, clock, *_years(1))
    async with opened() as pilot:
        await _open(pilot, "1 entry")
        await pilot.press("plus")
        await wait_for(pilot, "4  People")
        await pilot.press("4")
        await wait_for(pilot, "type a name")
        await pilot.press(*"Ines", "enter", "escape")
        await wait_until(pilot, lambda: "Ines" in _chosen(pilot))


async def test_an_entry_is_given_another_day_and_time(
    opened: OpenBoard, board_home: Path, clock: FakeClock
) -> None:
    _write(board_home, clock, (TODAY, "tea"), *_years(1))
    async with opened() as pilot:
        await _open(pilot, "2 entries")
        await pilot.press("M")
        await wait_for(pilot, "Day and time")
        await pilot.press("ctrl+u", *"never", "enter")
        await wait_for(pilot, "“never” is not a day.")
        await pilot.press("ctrl+u")
        await write(pilot, "3 march 2024")
        await pilot.press("tab", "ctrl+u", *"6:05 pm", "enter")
        await wait_for(pilot, "Moved an entry: tea")
        await wait_until(pilot, lambda: "18:05 ★ tea" in _chosen(pilot))
        assert "Sunday 3 March 2024" in screen_text(pilot.app)


async def test_what_an_entry_led_to_is_said_followed_both_ways_and_taken_off(
    opened: OpenBoard, board_home: Path, clock: FakeClock
) -> None:
    _write(board_home, clock, (TODAY, "said no again"), (date(2020, 1, 2), "said no"))
    async with opened() as pilot:
        await _open(pilot, "2 entries")
        await pilot.press("end", "L")
        await wait_for(pilot, "1  Link what this led to")
        await pilot.press("1")
        await wait_for(pilot, "Pick what this led to.")
        await pilot.press("home", "enter")
        await wait_for(pilot, "1 linked entry")
        await pilot.press("L")
        await wait_for(pilot, "1  led to · Saturday 21 November · said no again")
        await pilot.press("1")
        await wait_for(pilot, "Go to this entry")
        await pilot.press("1")
        await wait_until(pilot, lambda: "said no again" in _chosen(pilot))
        await pilot.press("L")
        await wait_for(pilot, "1  came from · Thursday 2 January 2020 · said no")
        await pilot.press("1", "2")
        await wait_for(pilot, "Removed a link")
        await wait_until(pilot, lambda: "led to 1" not in screen_text(pilot.app))


async def test_a_link_leads_out_of_a_search(
    opened: OpenBoard, board_home: Path, clock: FakeClock
) -> None:
    _write(board_home, clock, (TODAY, "the fruit"), (date(2020, 1, 2), "the seed"))
    notebook = _notebook(board_home, clock)
    found = {f.entry.text: f.entry for m in notebook.reader().read() for f in m.found}
    link = metadata.link(found["the seed"], found["the fruit"], notebook.edit_context())
    assert link is not None
    notebook.commit(link)
    async with opened() as pilot:
        await _open(pilot, "2 entries")
        await pilot.press("slash", *"seed", "enter")
        await wait_for(pilot, "1 entry found")
        await pilot.press("L")
        await wait_for(pilot, "1  led to")
        await pilot.press("1")
        await wait_for(pilot, "Go to this entry")
        await pilot.press("1")
        await wait_until(pilot, lambda: "the fruit" in _chosen(pilot))


async def test_taking_back_asks_once_and_undo_brings_it_back(
    opened: OpenBoard, board_home: Path, clock: FakeClock
) -> None:
    _write(board_home, clock, *_years(3))
    async with opened() as pilot:
        await _open(pilot, "3 entries")
        await pilot.press("down", "d")
        await wait_for(pilot, "Delete “A win of 2024”?")
        await pilot.press("y")
        await wait_for(pilot, "Deleted an entry")
        await wait_for(pilot, "2 entries since")
        await wait_until(pilot, lambda: _chosen(pilot) != "")
        await pilot.press("u")
        await wait_for(pilot, "★ A win of 2024")
        await wait_for(pilot, "3 entries since")


async def test_what_another_shell_writes_is_shown_and_the_choice_stays(
    opened: OpenBoard, board_home: Path, clock: FakeClock
) -> None:
    _write(board_home, clock, *_years(3))
    async with opened() as pilot:
        await _open(pilot, "3 entries")
        await pilot.press("down")
        await wait_until(pilot, lambda: "A win of 2024" in _chosen(pilot))
        _write(board_home, clock, (date(2024, 3, 3), "from a shell"))
        await wait_for(pilot, "★ from a shell")
        await wait_for(pilot, "4 entries")
        assert "A win of 2024" in _chosen(pilot)


async def test_support_and_the_curtain_are_one_key_away(
    opened: OpenBoard, board_home: Path, clock: FakeClock
) -> None:
    _write(board_home, clock, *_years(1))
    async with opened() as pilot:
        await _open(pilot, "1 entry")
        await pilot.press("s")
        await wait_for(pilot, "Support")
        await pilot.press("escape", "slash", "f1")
        await wait_for(pilot, "Support")
        await pilot.press("escape", "f2")
        await wait_for(pilot, "notes")


async def test_markdown_is_shown_as_it_is_meant_and_kept_as_it_was_typed(
    opened: OpenBoard, board_home: Path, clock: FakeClock
) -> None:
    typed = "# A good day\n- said **no**\n- [@click=app.quit]slept[/]"
    _write(board_home, clock, (TODAY, typed))
    async with opened() as pilot:
        text = await _open(pilot, "• said no")
        assert "# A good day" not in text
        assert "[@click=app.quit]slept[/]" in text
        await pilot.press("enter")
        await wait_for(pilot, "- said **no**")


async def test_a_mood_stands_there_only_where_mood_has_a_place(
    opened: OpenBoard, board_home: Path, clock: FakeClock
) -> None:
    mood = Entry("", TODAY, clock.now(), "mood", "slept well", mood=4)
    _write(board_home, clock, mood, (TODAY, "tea"))
    async with opened() as pilot:
        text = await _open(pilot, "1 entry since")
        assert "slept well" not in text


async def test_with_mood_a_check_in_says_its_word(
    opened: OpenBoard, board_home: Path, clock: FakeClock
) -> None:
    mood = Entry("", TODAY, clock.now(), "mood", "slept well", mood=4)
    _write(board_home, clock, mood, settings=Settings(mood=True))
    async with opened() as pilot:
        text = await _open(pilot, "slept well")
        assert "check-in" in text


async def test_an_endless_entry_shows_its_beginning_and_what_was_searched_for(
    opened: OpenBoard, board_home: Path, clock: FakeClock
) -> None:
    long = "\n".join(["the first line", *["so it went on and on"] * 400, "then a heron came"])
    _write(board_home, clock, (TODAY, long))
    async with opened() as pilot:
        text = await _open(pilot, "the first line")
        assert format_phrase("journal.more") in text
        await pilot.press("slash", *"heron")
        text = await wait_for(pilot, "then a heron came")
        assert "the first line" in text


async def test_a_window_made_smaller_and_larger_keeps_the_choice(
    opened: OpenBoard, board_home: Path, clock: FakeClock
) -> None:
    _write(board_home, clock, *_years(30))
    async with opened() as pilot:
        await _open(pilot, "30 entries")
        await pilot.press(*["down"] * 15)
        await wait_until(pilot, lambda: "A win of 2010" in _chosen(pilot))
        for size in ((60, 20), (30, 8), (1, 1), (200, 60), (80, 24)):
            await pilot.resize_terminal(*size)
        await wait_until(pilot, lambda: "A win of 2010" in _chosen(pilot))


async def test_the_day_turns_and_the_clock_changes_under_it(
    opened: OpenBoard, board_home: Path, clock: FakeClock
) -> None:
    _write(board_home, clock, (TODAY, "tea"))
    async with opened() as pilot:
        text = await _open(pilot, "★ tea")
        assert "Saturday 21 November ─" in text
        clock.set(clock.now() + timedelta(days=60))
        app_of(pilot).check_now()
        await wait_for(pilot, "Saturday 21 November 2026 ─")


async def test_what_is_done_in_a_search_leaves_the_choice_where_it_is(
    opened: OpenBoard, board_home: Path, clock: FakeClock
) -> None:
    _write(board_home, clock, *_years(120))
    async with opened(size=(80, 24)) as pilot:
        await _open(pilot, "120 entries")
        await pilot.press("slash", *"win", "enter", "end", "up")
        await wait_until(pilot, lambda: "A win of 1907" in _chosen(pilot))
        await pilot.press("asterisk")
        await wait_until(pilot, lambda: format_phrase("plain.starred") in _chosen(pilot))
        assert "A win of 1907" in _chosen(pilot)
        await pilot.press("d", "y")
        await wait_for(pilot, "119 entries found")
        await wait_until(pilot, lambda: "A win of 1906" in _chosen(pilot))


async def test_an_act_of_an_entry_nobody_sees_waits(
    opened: OpenBoard, board_home: Path, clock: FakeClock
) -> None:
    _write(board_home, clock, *_years(2))
    async with opened(size=(80, 24)) as pilot:
        await _open(pilot, "2 entries")
        await pilot.resize_terminal(40, 10)
        await wait_for(pilot, "Please make this window larger")
        await pilot.press("asterisk", "d")
        await pilot.resize_terminal(80, 24)
        text = await wait_for(pilot, "★ A win of 2025")
        assert format_phrase("plain.starred") not in text
        assert "Delete “" not in text


async def test_the_palette_has_the_commands_of_the_journal(
    opened: OpenBoard, board_home: Path, clock: FakeClock
) -> None:
    _write(board_home, clock, *_years(2))
    async with opened() as pilot:
        await _open(pilot, "2 entries")
        await pilot.press("ctrl+p")
        await write(pilot, format_phrase("keys.find_date.title"))
        await wait_for(pilot, format_phrase("keys.find_date.help"))
        await pilot.press("enter")
        await wait_for(pilot, format_phrase("journal.go.title"))


@pytest.mark.parametrize("elsewhere", [0, 2])
async def test_an_entry_that_is_deleted_and_undone_in_a_search_is_there_at_once(
    opened: OpenBoard, board_home: Path, clock: FakeClock, elsewhere: int
) -> None:
    """Also if its month holds nothing else that was searched for."""
    others = [(date(2026, 11, 2 + n), f"crossed the bridge {n}") for n in range(elsewhere)]
    old = (date(2026, 9, 10), "the old bridge")
    _write(board_home, clock, (TODAY, "tea"), old, *others, *_years(3))
    async with opened(size=(80, 24)) as pilot:
        await _open(pilot, f"{5 + elsewhere} entries")
        await pilot.press("slash", *"bridge", "enter")
        await wait_for(pilot, "the old bridge")
        await pilot.press("end")
        await wait_until(pilot, lambda: "the old bridge" in _chosen(pilot))
        await pilot.press("d", "y")
        await wait_until(pilot, lambda: "★ the old bridge" not in screen_text(pilot.app))
        await pilot.press("u")
        await wait_for(pilot, "★ the old bridge")
        count = "1 entry found" if not elsewhere else f"{1 + elsewhere} entries found"
        await wait_for(pilot, count)
