"""Every dialog that a command opens, also those that are added later.

Each command of the table is started. `WINSBOARD_THOROUGH=1` also chooses each numbered answer of
its first dialog once, and looks at all of them in a narrow window.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from functools import partial
from pathlib import Path
from typing import Final

import pytest
from rich.color import ColorSystem
from textual.pilot import Pilot
from textual.screen import Screen

from screenshots.__main__ import MIDDLE, NARROW
from tests.screen import screen_text, wait_until
from tests.thorough import THOROUGH
from tests.tui.app.test_mouse import close_by_click, is_left, title_of
from tests.tui.board import app_of
from tests.tui.components.test_contrast import hard_to_see
from tests.tui.transcript import NOT_OPENED, answers_of, ask_flow, close_all, opened_board
from winsboard.tui.app.flows import ENTRY_FLOWS, FLOWS

SIZES: Final = (MIDDLE, NARROW) if THOROUGH else (MIDDLE,)
PARTS: Final = 4
EVERY: Final = tuple(name for name in (*FLOWS, *ENTRY_FLOWS) if name not in NOT_OPENED)
ANY_KEY: Final = frozenset({"curtain"})
"""Commands whose screen has no Esc of its own: any key closes it."""


async def dialogs(
    pilot: Pilot[None], names: Sequence[str]
) -> AsyncIterator[tuple[str, Screen[object]]]:
    """Open the first dialog of each flow, then what each of its numbers leads to."""
    for name in names:
        await ask_flow(pilot, name)
        answers = answers_of(pilot.app.screen)
        for number in range(answers + 1 if THOROUGH else 1):
            if number:
                await close_all(pilot)
                await ask_flow(pilot, name)
                await pilot.press(f"{number}")
                await pilot.pause()
            screen = pilot.app.screen
            if screen.is_modal and screen.query(".frame") and name not in ANY_KEY:
                yield f"{name} {number or ''}".rstrip(), screen
        await close_all(pilot)


def unaligned(screen: Screen[object]) -> set[int]:
    """Return where the fields of a form begin, if not all begin in one column."""
    fields = (field for row in screen.query(".field") for field in row.query("Input, Select"))
    begins = {field.region.x for field in fields if field.region}
    return begins if len(begins) > 1 else set()


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_every_dialog_is_closed_by_a_click_legible_and_aligned(
    tmp_path: Path, part: int, size: tuple[int, int]
) -> None:
    async with opened_board(tmp_path, size, made_up=True) as pilot:
        app = app_of(pilot)
        wrong = []
        async for name, dialog in dialogs(pilot, EVERY[part::PARTS]):
            lines = screen_text(app).splitlines()
            text = "\n".join(lines)
            if columns := unaligned(dialog):
                wrong.append(f"{name}: fields begin at {sorted(columns)}\n{text}")
            wrong += (
                f"{name}: {line}"
                for line in hard_to_see(app, [ColorSystem.TRUECOLOR, ColorSystem.EIGHT_BIT])
            )
            step = title_of(dialog)
            try:
                await close_by_click(pilot, lines)
                await wait_until(pilot, partial(is_left, pilot, dialog, step), seconds=5.0)
            except AssertionError:
                wrong.append(f"{name}: not closed by a click\n{text}")
        assert not wrong, "\n\n".join(wrong)
