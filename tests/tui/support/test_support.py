"""Support works everywhere with one key and always looks the same."""

from __future__ import annotations

import inspect
from collections.abc import Sequence
from functools import partial

import pytest
from textual.pilot import Pilot

from tests.conftest import FakeClock
from tests.screen import screen_text, style_at, wait_for, wait_until
from tests.steps import step
from tests.thorough import part_of
from tests.tui.board import OpenBoard, app_of
from tests.tui.support.test_curtain import hide
from winsboard.domain.library import items as own
from winsboard.domain.model.documents import Person, Settings
from winsboard.domain.settings import preferences
from winsboard.tui.app.flows import ENTRY_FLOWS, FLOWS, function_of
from winsboard.words.sentences.wellbeing.support import region_lines, regions

WITHOUT_A_DIALOG = {
    "add_tag", "candle", "curtain", "hide_note", "keep_tomorrow", "look_back",
    "stop_note", "support", "welcome",
}  # fmt: skip
"""Flows that open no dialog, or are under test themselves."""
PARTS = 2
"""The flows are shared out over so many tests, which run side by side."""
SHARES = 5
"""In one run a fifth of the flows and places is tried."""
SIZES = [(60, 20), (80, 24), (120, 36)]
URGENT = "In danger? Call for help now."
STROKE = "Face? Arm? Speech? Call now."
SAM = Person("", "Sam", "friend", "12")
NO_COUNTRY = "Anywhere else: your local emergency number."


async def show(pilot: Pilot[None], key: str = "s") -> str:
    await pilot.press(key)
    return await wait_for(pilot, URGENT)


async def read_through(pilot: Pilot[None]) -> str:
    """Return the whole text of Support, page by page."""
    seen = [line for page in await pages(pilot) for line in page]
    return " ".join(" ".join(seen).split())


async def pages(pilot: Pilot[None], key: str = "pagedown") -> list[list[str]]:
    """Return the pages from this one on, each as its lines."""
    found = [inside(pilot)]
    while True:
        await pilot.press(key)
        if (page := inside(pilot)) == found[-1]:
            return found
        found.append(page)


def inside(pilot: Pilot[None]) -> list[str]:
    """Return the lines inside the dialog."""
    room = pilot.app.screen.query_one("#pages").region
    lines = screen_text(pilot.app).splitlines()[room.y : room.bottom]
    return [line[room.x : room.right] for line in lines]


def framed(pilot: Pilot[None]) -> str:
    """Return what is inside the frame of the dialog, without the board around it."""
    room = pilot.app.screen.query_one(".frame").region
    lines = screen_text(pilot.app).splitlines()[room.y : room.bottom]
    return "\n".join(line[room.x : room.right] for line in lines)


async def press_line(pilot: Pilot[None], text: str) -> None:
    """Press the number that stands before a line, wherever it is on the page."""
    lines = (await read_lines(pilot)).values()
    [number] = [number for number, said in (line.split("  ", 1) for line in lines) if text in said]
    await pilot.press(number)


async def read_lines(pilot: Pilot[None]) -> dict[str, str]:
    """Return the lines with a number key, by number, read page by page."""
    await pages(pilot, "pageup")
    return numbered(await pages(pilot))


def numbered(read: Sequence[Sequence[str]]) -> dict[str, str]:
    """Return the lines with a number key, by number, of pages that were read."""
    found: dict[str, str] = {}
    for page in read:
        for line in page:
            number, _, said = line.strip().partition("  ")
            if number.isdecimal() and said.strip() and len(number) == 1:
                found.setdefault(number, line.strip())
    return found


def know(pilot: Pilot[None], *people: Person) -> None:
    """Save people, as from the form."""
    app = app_of(pilot)
    for person in people:
        app.perform(partial(own.add_unchecked, app.board, person))


def settle(pilot: Pilot[None], **chosen: object) -> None:
    """Change settings while the board is open."""
    before = app_of(pilot).board.settings
    after = before._replace(**chosen)  # type: ignore[arg-type]
    app_of(pilot).perform(partial(preferences.change, before, after))


async def add(pilot: Pilot[None], name: str, reach: str = "") -> None:
    """Add a person with the form, from Support."""
    await press_line(pilot, "Add or change people")
    await wait_for(pilot, "Add someone")
    there = [line for line in screen_text(pilot.app).splitlines() if "Add someone" in line]
    number = there[0].split("Add someone")[0].strip(" │").split()[-1]
    await pilot.press(number)
    await wait_for(pilot, "Add a person or number")
    await pilot.press(*name, "tab", *reach, "enter")
    await wait_until(
        pilot, lambda: any(p.name == name for p in app_of(pilot).board.library_documents(Person))
    )
    await pilot.press("escape")
    await wait_for(pilot, URGENT)


PLACES: Sequence[tuple[Sequence[str], str, str, str]] = [
    ((), "s", "z", "Make the bed"),
    ((), "f1", "f2", "Make the bed"),
    (("w", *"a half line"), "f1", "f2", "a half line"),
    (("n", *"a note"), "f1", "f2", "a note"),
    (("3", "7"), "f1", "f2", "7"),
    (("t", "enter", *"rain all day"), "f1", "f2", "rain all day"),
    (("a",), "s", "z", "Add habits"),
    (("a", "w", *"Swim a length"), "f1", "f2", "Swim a length"),
    (("e",), "f1", "f2", "Make the bed"),
    (("comma",), "s", "z", "Settings"),
    (("comma",), "f1", "f2", "Settings"),
    (("G", *"3 may"), "f1", "f2", "3 may"),
    (("question_mark",), "f1", "f2", "These keys work here"),
    (("H",), "s", "z", "History"),
    (("ctrl+p", *"undo"), "f1", "f2", "Undo the last thing you did"),
    (("h",), "s", "z", "It is hard right now."),
    (("c",), "s", "z", "Steady breathing"),
    (("b",), "s", "z", "Steady"),
]
"""Keys that lead somewhere, the keys of Support and of the curtain there, and what is seen."""


async def test_support_and_the_curtain_are_one_key_away_and_what_was_typed_stays(
    opened: OpenBoard, clock: FakeClock
) -> None:
    async with opened() as pilot:
        for keys, support, curtain, seen in part_of(PLACES, 0, SHARES):
            await pilot.press(*keys)
            await wait_for(pilot, seen)
            await show(pilot, support)
            await pilot.press("escape")
            await wait_until(pilot, lambda: URGENT not in screen_text(pilot.app))
            assert seen in screen_text(pilot.app), keys
            await hide(pilot, curtain)
            clock.tick(1)
            await pilot.press("x")
            await wait_for(pilot, seen)
            await leave(pilot)


def is_typing(pilot: Pilot[None]) -> bool:
    focused = pilot.app.focused
    return focused is not None and focused.check_consume_key("s", "s")


async def leave(pilot: Pilot[None]) -> None:
    """Leave a field or a dialog, and what is below it."""
    for _ in range(4):
        if len(pilot.app.screen_stack) > 1 or is_typing(pilot):
            await pilot.press("escape")


@pytest.mark.parametrize("part", range(PARTS))
async def test_support_and_the_curtain_are_one_key_away_from_whatever_a_flow_shows(
    opened: OpenBoard, clock: FakeClock, part: int
) -> None:
    settings = Settings(mood=True, breath_safety_read=True)
    async with opened(settings=settings, size=(60, 20)) as pilot:
        flows = sorted(FLOWS.keys() - WITHOUT_A_DIALOG)[part::PARTS]
        for flow in part_of(flows, part, SHARES):
            await _try_flow(pilot, clock, flow)


async def _try_flow(pilot: Pilot[None], clock: FakeClock, flow: str) -> None:
    """Open a flow, open and close Support and the curtain over it, and leave it."""
    app = app_of(pilot)
    app.ask(flow)
    await wait_until(pilot, lambda: len(app.screen_stack) == 2 and app.screen.is_mounted)
    below = app.screen
    await pilot.pause()
    typing = is_typing(pilot)
    await show(pilot, "f1" if typing else "s")
    await pilot.press("escape")
    await wait_until(pilot, lambda: app.screen is below)
    await hide(pilot, "f2" if typing else "z")
    clock.tick(1)
    await pilot.press("x")
    await wait_until(pilot, lambda: app.screen is below)
    await leave(pilot)
    assert len(app.screen_stack) == 1, flow


def test_every_flow_that_a_table_names_is_there() -> None:
    assert FLOWS.keys().isdisjoint(ENTRY_FLOWS)
    for name in {*FLOWS.values(), *ENTRY_FLOWS.values()}:
        assert inspect.iscoroutinefunction(function_of(name)), name


async def test_support_on_a_new_board(opened: OpenBoard) -> None:
    shipped = {p.reach for region in regions() for p in region_lines(region) if p.role == "line"}
    async with opened(size=(120, 60)) as pilot:
        with step("asked for twice, it is there once"):
            await show(pilot)
            await pilot.press("s", "f1", "f1")
            await pilot.press("escape")
            await wait_until(pilot, lambda: len(pilot.app.screen_stack) == 1)
        with step("a click on a line is its number"):
            await show(pilot)
            lines = screen_text(pilot.app).splitlines()
            y = next(n for n, line in enumerate(lines) if "2  Copy all of this" in line)
            await pilot.click(offset=(lines[y].index("Copy"), y))
            await wait_for(pilot, "Copied.")
        await close(pilot)
        with step("what was filled into the form waits"):
            await show(pilot)
            await press_line(pilot, "Add or change people")
            await pilot.press("1")
            await wait_for(pilot, "Add a person or number")
            await pilot.press(*"Sam", "escape")
            await wait_for(pilot, "My people and numbers")
            await pilot.press("1")
            await wait_for(pilot, "Sam")
        await close(pilot)
        with step("it says nothing of a stroke, and has no line of a region until one is chosen"):
            await show(pilot)
            read = await read_through(pilot)
            assert "Face" not in read
            there = [reach for reach in shipped if reach in read]
            assert not [reach for reach in there if "findahelpline" not in reach]
            assert NO_COUNTRY in read
            await press_line(pilot, "Choose your country")
            await wait_for(pilot, "Which country's crisis lines")
            await pilot.press("4")
            await wait_until(pilot, lambda: app_of(pilot).board.settings.region == "GB")
            await wait_for(pilot, "Samaritans: call 116 123")
        with step("a line is checked by the person and says when"):
            await press_line(pilot, "Add or change people")
            await wait_for(pilot, "Samaritans · crisis line")
            await pilot.press("1")
            await wait_for(pilot, "I checked this number today")
            await pilot.press("2")
            await wait_until(pilot, lambda: app_of(pilot).board.library_documents(Person))
            await pilot.press("escape")
            await wait_for(pilot, "You checked this on Saturday 21 November.")
        await close(pilot)
        for size in SIZES:
            with step(f"the key line tells the way to Support at {size}"):
                await pilot.resize_terminal(*size)
                for key in ("escape", "w", "escape", "j", "escape", "t"):
                    await pilot.press(key)
                    await wait_until(
                        pilot, lambda: "support" in screen_text(pilot.app).splitlines()[-1]
                    )
                await close(pilot)


async def test_a_window_that_is_too_small_for_the_board_has_room_for_support(
    opened: OpenBoard,
) -> None:
    async with opened(size=(50, 16)) as pilot:
        await show(pilot)
        await pilot.press("escape")
        await wait_until(pilot, lambda: URGENT not in screen_text(pilot.app))


async def close(pilot: Pilot[None]) -> None:
    """Go back to the board."""
    await leave(pilot)
    assert len(pilot.app.screen_stack) == 1


@pytest.mark.parametrize("size", SIZES)
async def test_everything_can_be_read_at_every_size(
    opened: OpenBoard, size: tuple[int, int]
) -> None:
    async with opened(size=size, settings=Settings(region="GB")) as pilot:
        await show(pilot)
        read = await read_through(pilot)
        for part in (
            "My people",
            "Samaritans: call 116 123",
            "Numbers can change.",
            "999",
            "Calm list: Steady breathing",
            "It does not watch, score or send anything",
            "It does not replace care",
        ):
            assert part in read, part
        with step("all of it can be copied as plain text"):
            await press_line(pilot, "Copy all of this")
            await wait_for(pilot, "Copied.")
            assert "Samaritans: call 116 123" in pilot.app.clipboard
            assert URGENT in pilot.app.clipboard


async def test_people_are_added_changed_and_removed(opened: OpenBoard) -> None:
    async with opened(size=(120, 60)) as pilot:
        await show(pilot)
        await add(pilot, "Sam", "12")
        await wait_for(pilot, "1  Sam: 12")
        await pilot.press("1")
        await wait_for(pilot, "Words you could say or send")
        await pilot.press("3")
        await wait_for(pilot, "A person or number")
        await pilot.press("tab", *"3", "enter")
        await wait_for(pilot, "1  Sam: 123")
        await press_line(pilot, "Add or change people")
        await wait_for(pilot, "Sam · friend")
        await pilot.press("1")
        seen = await wait_for(pilot, "  Delete")
        await pilot.press(seen[seen.index("  Delete") - 1])
        await wait_for(pilot, "Delete “Sam”?")
        await pilot.press("y")
        await wait_until(pilot, lambda: not app_of(pilot).board.library_documents(Person))
        await pilot.press("escape", "escape", "u")
        await wait_until(pilot, lambda: app_of(pilot).board.library_documents(Person))


async def test_words_for_a_friend_take_two_keys_and_nothing_is_sent(opened: OpenBoard) -> None:
    async with opened() as pilot:
        know(pilot, SAM)
        with step("Enter leaves the card as it was"):
            await show(pilot)
            await pilot.press("1")
            await wait_for(pilot, "Words you could say or send")
            await pilot.press("enter")
            await wait_for(pilot, URGENT)
            assert pilot.app.clipboard == ""
        await pilot.press("1")
        text = await wait_for(pilot, "Today is hard. You do not have to fix it")
        assert "winsboard sends nothing." in text
        await pilot.press("1")
        await wait_until(pilot, lambda: pilot.app.clipboard.startswith("Today is hard."))


async def test_without_colour_the_same_is_said(
    opened: OpenBoard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with opened(settings=Settings(theme="ansi-dark", region="GB"), size=(120, 60)) as pilot:
        assert "Samaritans: call 116 123" in await show(pilot)


async def test_the_signs_of_a_stroke_stand_first_on_a_rehab_board(opened: OpenBoard) -> None:
    settings = Settings(board_for="rehab", region="US")
    async with opened(settings=settings, size=(60, 20)) as pilot:
        await pilot.press("s")
        text = await wait_for(pilot, STROKE)
        first = next(n for n, line in enumerate(text.splitlines()) if STROKE in line)
        assert first <= 3
        assert "╰─┤" in "\n".join(text.splitlines()[first + 1 : first + 4])


NUMBERS = [
    ({"region": "GB"}, None, "999"),
    ({"region": "US", "board_for": "rehab"}, None, "911"),
    ({"region": "EU"}, None, "112"),
    ({"region": "IE"}, None, "112 or 999"),
    ({"region": ""}, None, "112"),
    ({"region": "other", "board_for": "rehab"}, None, "112"),
    ({"region": "GB"}, "0800 123 456", "0800 123 456"),
    ({"region": ""}, "Room 204, call 112", "Room 204, call 112"),
]


async def test_the_number_to_call_is_in_the_first_eight_rows_and_bold(opened: OpenBoard) -> None:
    cases = [
        *((SIZES[0], *case) for case in NUMBERS),
        *part_of([(size, *NUMBERS[n]) for size in SIZES[1:] for n in (0, 4)], 0, 4),
    ]
    async with opened(size=SIZES[0]) as pilot:
        know(pilot, *(Person("", f"Person {n}", "friend", "0123") for n in range(9)))
        for size, chosen, mine, number in cases:
            await pilot.resize_terminal(*size)
            settle(pilot, **{"board_for": "mh", **chosen})
            if mine is not None:
                know(pilot, Person("", "Ward", "emergency", mine))
            await pilot.press("s")
            await wait_for(pilot, "Call")
            rows = inside(pilot)[:8]
            y = next((n for n, row in enumerate(rows) if number in row), None)
            assert y is not None, (size, number, rows)
            room = pilot.app.screen.query_one("#pages").region
            x = room.x + rows[y].index(number)
            assert style_at(pilot.app, x, room.y + y).bold, (size, number)
            await pilot.press("escape")
            if mine is not None:
                await pilot.press("u")


async def test_the_keys_are_numbered_without_gaps_and_reach_everybody(opened: OpenBoard) -> None:
    known = 0
    async with opened(size=(80, 24)) as pilot:
        for people, region in ((0, ""), (4, ""), (5, "GB"), (6, "GB"), (7, ""), (12, "GB")):
            know(
                pilot, *(Person("", f"Person {n}", "friend", "0123") for n in range(known, people))
            )
            known = people
            settle(pilot, region=region)
            await show(pilot)
            read = await pages(pilot)
            lines = numbered(read)
            assert list(lines) == [str(n + 1) for n in range(len(lines))], people
            named = "\n".join(lines.values())
            more = [number for number, line in lines.items() if "More people" in line]
            assert more or all(f"Person {n}" in named for n in range(people)), people
            for text in ("Calm list", "Copy all of this", "Add or change people"):
                assert text in named, people
            assert ("Choose your country" in named) == (not region), people
            said = " ".join(line for page in read for line in page)
            assert said.count("Nobody here yet") <= (not people)
            if more:
                await pilot.press(*more)
                await wait_for(pilot, "Person 0 · friend")
            await leave(pilot)


async def test_nobody_here_yet_is_said_once_with_the_key_that_adds_somebody(
    opened: OpenBoard,
) -> None:
    async with opened(size=(120, 60)) as pilot:
        text = await show(pilot)
        assert text.count("Nobody here yet") == 1
        number = text.split("Nobody here yet. ")[1][0]
        assert "Add or change people" in (await read_lines(pilot))[number]
        await add(pilot, "Dr Lee")
        assert "Nobody here yet" not in screen_text(pilot.app)


async def test_a_rehab_board_says_that_sudden_weakness_is_no_hard_day(opened: OpenBoard) -> None:
    async with opened() as pilot:
        for turn, board_for in enumerate(("rehab", "me")):
            hard_day = "It is hard." if board_for == "rehab" else "hard right now"
            settle(pilot, board_for=board_for)
            for size in part_of(SIZES, turn, len(SIZES)):
                await pilot.resize_terminal(*size)
                for key in ("s", "h"):
                    await pilot.press(key)
                    await wait_for(pilot, "Call" if key == "s" else hard_day)
                    shown = await read_through(pilot) if key == "s" else framed(pilot)
                    said = " ".join(shown.replace("│", " ").split())
                    assert ("weakness is not a hard day" in said) == (board_for == "rehab"), size
                    await pilot.press("escape")
                    await wait_until(pilot, lambda: len(pilot.app.screen_stack) == 1)


async def ask_somebody(pilot: Pilot[None]) -> None:
    """Copy the words to say to Sam, who is first in Support, and close it."""
    await pilot.press("s", "1")
    await wait_for(pilot, "winsboard sends nothing.")
    await pilot.press("1")
    await wait_for(pilot, URGENT)
    await pilot.press("escape")


async def test_asking_for_help_can_be_saved_as_a_win(opened: OpenBoard) -> None:
    async with opened() as pilot:
        app = app_of(pilot)
        know(pilot, SAM)
        for key, wins in (("enter", 0), ("escape", 0), ("1", 1)):
            await ask_somebody(pilot)
            await wait_for(pilot, "If you asked somebody for help, that is a win.")
            await pilot.press(key)
            await wait_until(pilot, lambda: len(app.screen_stack) == 1)
            saved = [(e.text, e.tags) for e in app.board.entries(app.today)]
            assert saved == [("Asked for help", ("asked",))] * wins, key
        await wait_for(pilot, "1 win today")
        # Once a day is enough.
        await ask_somebody(pilot)
        await wait_until(pilot, lambda: len(app.screen_stack) == 1)
        assert "that is a win" not in screen_text(app)
