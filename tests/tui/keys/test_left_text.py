"""Esc discards no text: what was typed in any field is there when the field is opened again."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from tests.conftest import FakeClock
from tests.screen import screen_text
from tests.thorough import THOROUGH
from tests.tui.board import THREE, OpenBoard, fill
from tests.tui.board_states import STATES, go_home, go_to, live, menu_keys
from winsboard.domain.model.documents import Settings

FIELDS: Final = (
    *("line", "entry", "count", "find", "help", "new coping card", "hard day words", "thought"),
    *("new rest", "new habit", "habit", "search", "entry tags", "move an entry"),
    *("go to a day", "write elsewhere", "letter", "rehearsal", "round", "a turn", "goal form"),
    *("new goal", "new step", "count of a measure", "new hope", "change a card"),
)
"""The states in which something can be typed; `WINSBOARD_THOROUGH=1` looks at all others, too."""
MORE: Final = {
    "a step by the menu": "g 1 plus 1",
    "a day": "G",
    "a day of a view": "y G",
    "a path": "y k",
    "an answer about a card": "v 1 plus 2 enter",
    "a caption": "v 1 plus 3",
    "the first day of a filter": "J f 9 1",
    "the last day of a filter": "J f 9 2",
    "the folder of a page": "p enter o 3",
}
"""Fields that no state shows, as the keys that lead there from the board."""
ALIKE: Final = frozenset(
    {
        *("new rest", "new habit", "habit", "move an entry", "goal form", "change a card"),
        *("new step", "go to a day", "a day of a view", "a path", "a step by the menu"),
        *("the last day of a filter", "the folder of a page"),
    }
)
"""States with a form or a line like another one; they are tried with `WINSBOARD_THOROUGH=1`."""
AGAIN: Final = {"a turn": menu_keys("round")}
"""The keys of a state that is reached in another way the second time."""
FIRST_NUMBER: Final = 4711
"""What is typed: no field refuses a number, and each state gets its own."""
Text = Input | TextArea


def fields_of(pilot: Pilot[None]) -> list[Text]:
    """Return the fields that a person can type in: of a full screen, the one with the focus."""
    screen = pilot.app.screen
    every = screen.query("*") if screen.is_modal else [screen.focused]
    found = [field for field in every if isinstance(field, Input | TextArea)]
    return [f for f in found if f.region and not (isinstance(f, TextArea) and f.read_only)]


def text_of(field: Text) -> str:
    return field.value if isinstance(field, Input) else field.text


async def lost_after(pilot: Pilot[None], name: str, keys: str, number: str) -> str:
    """Type a number into every field that some keys open, and press Esc; return what is lost.

    Found is what is in a field when it is opened again, or what Esc saved, so that it is shown.
    """
    await go_to(pilot, keys)
    fields = fields_of(pilot)
    assert bool(fields) == (name in FIELDS or name in MORE), name
    for field in fields:
        field.focus()
        await pilot.press("ctrl+end", *number)
    typed = [text_of(field) for field in fields]
    assert all(number in text for text in typed), name
    await go_home(pilot)
    shown = screen_text(pilot.app)
    await go_to(pilot, AGAIN.get(name, keys))
    found = [text_of(field) for field in fields_of(pilot)]
    await go_home(pilot)
    lost = [text for text in typed if text not in found and text not in shown]
    return f"{name}: {lost} not in {found}" if lost else ""


async def test_esc_discards_nothing_in_any_field(
    opened: OpenBoard, board_home: Path, clock: FakeClock
) -> None:
    fill(board_home, clock, THREE, Settings(mood=True, motion=False, breath_safety_read=True))
    live(board_home, clock)
    every = STATES | MORE
    ways = every if THOROUGH else {n: every[n] for n in (*FIELDS, *MORE) if n not in ALIKE}
    async with opened() as pilot:
        lost = [
            await lost_after(pilot, name, keys, f"{number}")
            for number, (name, keys) in enumerate(ways.items(), start=FIRST_NUMBER)
        ]
    assert not any(lost), "\n".join(filter(None, lost))
