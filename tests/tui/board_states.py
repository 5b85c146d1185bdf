"""Every screen and dialog of the board, as the keys that lead there from the board."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, Final, NamedTuple

from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget

from tests.conftest import FakeClock
from tests.screen import wait_until
from tests.thorough import THOROUGH
from tests.tui.board import app_of
from winsboard.domain.goals import goals
from winsboard.domain.journal import entries
from winsboard.domain.library import items
from winsboard.domain.measures import measures
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import (
    LIBRARY,
    Affirmation,
    Document,
    Measure,
    Person,
    Settings,
    month_of,
)
from winsboard.domain.model.goals import Goal, VisionCard
from winsboard.domain.vision import cards
from winsboard.domain.wellbeing import affirmations, triggers
from winsboard.notebook.notebook import Notebook
from winsboard.store.store import Store
from winsboard.tui.keys.commands import COMMANDS
from winsboard.tui.keys.menu import menu_numbers


def menu_keys(id: str) -> str:
    """Return the numbers of the menu that lead to a command of the board."""
    return menu_numbers(next(command for command in COMMANDS if command.id == id))


STATES: Final = {
    "board": "",
    "journal pane": "j",
    "line": "w",
    "entry": "J e",
    "count": "3",
    "menu": "0",
    "menu group": "0 3",
    "find": "ctrl+p",
    "help": "question_mark",
    "support": "s",
    "person": "s 1",
    "calm list": "c",
    "coping card": "c 1",
    "new coping card": "c 9",
    "hard day": "h",
    "hard day words": "h 4 5",
    "trigger": "x",
    "thought": "X",
    "trap": "X a enter",
    "mood": "m",
    "mood kept": "m 2",
    "low mood": "m 1",
    "tags": "plus",
    "rests": "R",
    "new rest": "R 2",
    "small wins": "o",
    "areas": "0 7 9 6",
    "area": "0 7 9 6 1",
    "add a habit": "a",
    "new habit": "a w",
    "habit": "e",
    "delete a habit": "d",
    "settings": "comma",
    "settings group": "comma 1",
    "theme": "comma 1 1",
    "history": "H",
    "whole journal": "J",
    "search": "slash",
    "calendar": "J tab",
    "acts": "J plus",
    "entry tags": "J number_sign",
    "move an entry": "J M",
    "links": "J L",
    "delete an entry": "J d",
    "filter": "J f",
    "go to a day": "J G",
    "write elsewhere": "J w",
    "old win": "l",
    "progress": "y",
    "year": "y 2",
    "album": "y 5",
    "what I can do": "y 6",
    "letter": menu_keys("letter"),
    "rehearsal": menu_keys("rehearsal"),
    "form of progress": "J plus 6",
    "feelings": "J plus 9 2",
    "what to show": "y 2 o",
    "week": "Y",
    "tell someone": "J plus 8",
    "kinds of a packet": f"{menu_keys('packet')} 1 enter enter",
    "packet": f"{menu_keys('packet')} 1 enter enter 1 enter 1 enter enter enter",
    "round": menu_keys("round"),
    "a turn": f"{menu_keys('round')} S a m enter",
    "which page": "p",
    "page to show": "p enter",
    "other of a page": "p enter o",
    "wins of a page": "p 3 o 1",
    "format of a page": "p enter o 2",
    "card to save": "p 2",
    "goals": "g",
    "goal": "g 1",
    "goal more": "g 1 plus",
    "goal form": "g 1 e",
    "goal level": "g 1 o",
    "goal card": "g 1 plus 4",
    "new goal": "g a",
    "new step": "g 1 a",
    "step more": "g 1 down plus",
    "delete a goal": "g 1 d",
    "look back": "t",
    "look back answer": "t enter",
    "another look back": "T",
    "kind lines": "0 7 9 4",
    "kind line": "0 7 9 4 1",
    "routines": menu_keys("routines"),
    "measures": menu_keys("measure"),
    "measure": f"{menu_keys('measure')} 1",
    "count of a measure": f"{menu_keys('measure')} 1 1",
    "rituals": "0 7 9 5",
    "people": "0 7 6",
    "region": "0 5 9 1",
    "questions": "0 4 5",
    "breathing": "b",
    "breathing done": "b space",
    "quiet time": "b space 6",
    "quiet time done": "b space 6 space",
    "vision": "v",
    "a card opened": "v 1",
    "all about a card": "v 1 plus",
    "new card": "v a",
    "new hope": "v a 1",
    "new proof": "v a 5",
    "change a card": "v e",
    "delete a card": "v d",
    "people and family": "f",
    "what can be given": "f 1",
    "what was given": "f 1 3",
    "curtain": "z",
}
"""The keys, by the name of the state."""


def live(board_home: Path, clock: FakeClock) -> None:
    """Write a board on which every state can be reached: a person, a kind line, entries, a tick."""
    notebook = Notebook(Store(board_home / "data", board_home / "state", clock), clock)
    moment = notebook.edit_context
    notebook.load_days(notebook.today, notebook.today)
    notebook.commit(
        items.add(notebook.board, Person("", "Sam", role="friend", reach="0123 456"), moment())
    )
    notebook.commit(affirmations.add(notebook.board, Affirmation("", "I can rest."), moment()))
    notebook.commit(cards.add(notebook.board, VisionCard("", "The garden"), moment()))
    notebook.commit(triggers.note("trg.people", moment()))
    notebook.commit(
        goals.add(notebook.board, Goal("", "Walk to the bakery"), moment(), ["To the door"])
    )
    notebook.commit(measures.add(notebook.board, Measure("", "Words", unit="words"), moment()))
    clock.tick(1)
    notebook.commit(entries.write("win", "Sat outside", notebook.today, moment()))
    clock.tick(1)


class Step(NamedTuple):
    """A key of a way, and what it led to."""

    key: str
    screen: Screen[Any]
    focused: Widget | None


async def go_to(pilot: Pilot[None], keys: str) -> None:
    """Go to a state from the board."""
    for key in keys.split():
        await pilot.press(key)
        await pilot.pause()


async def go_home(pilot: Pilot[None]) -> None:
    """Go back to the grid of the board, one step at a time."""
    app = app_of(pilot)
    clock = app.notebook.clock
    assert isinstance(clock, FakeClock)
    for _ in range(12):
        if len(app.screen_stack) == 1 and app.focused is app.today_screen.habit_pane.grid:
            return
        clock.tick(1)
        await pilot.press("escape")
        await pilot.pause()
    await wait_until(pilot, lambda: len(app.screen_stack) == 1)


async def walk(pilot: Pilot[None], states: Mapping[str, str]) -> AsyncIterator[str]:
    """Go from state to state; only as far back as the next one lies on the same way."""
    way: list[Step] = []
    for name, keys in states.items():
        wanted = keys.split()
        del way[await _go_back(pilot, way, wanted) :]
        for key in wanted[len(way) :]:
            await go_to(pilot, key)
            way.append(Step(key, pilot.app.screen, pilot.app.focused))
        yield name
    await go_home(pilot)


async def _go_back(pilot: Pilot[None], way: Sequence[Step], wanted: Sequence[str]) -> int:
    """Go back until a step of a new way is shown, or the board; returns how many steps hold.

    A step holds if the next one opened a screen of its own, which is closed again.
    """
    clock = app_of(pilot).notebook.clock
    assert isinstance(clock, FakeClock)
    holds = []
    for number, (step, after) in enumerate(pairwise(way), 1):
        if list(wanted[:number]) != [s.key for s in way[:number]] or THOROUGH:
            break
        if step.screen is not after.screen:
            holds.append(number)
    for _ in range(12):
        here = (pilot.app.screen, pilot.app.focused)
        for number in reversed(holds):
            if (way[number - 1].screen, way[number - 1].focused) == here:
                return number
        if not holds or len(pilot.app.screen_stack) == 1:
            break
        clock.tick(1)
        await pilot.press("escape")
        await pilot.pause()
    await go_home(pilot)
    return 0


def documents(board: Board, pilot: Pilot[None]) -> dict[str, Document]:
    """What is recorded in this month and in the library, by id; the settings are left out."""
    pages = (board.pages.get(name) for name in (LIBRARY, month_of(app_of(pilot).today)))
    every = (document for page in pages if page for document in page.values())
    return {d.id: d for d in every if not isinstance(d, Settings)}
