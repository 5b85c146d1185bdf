"""Adding habits from the built-in list: this audience's first, others on request."""

from __future__ import annotations

from collections.abc import Collection

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList

from tests.screen import wait_for, wait_until
from tests.tui.board import OpenBoard, app_of
from winsboard.domain.model.documents import Settings
from winsboard.words.catalog.habits import starters

AUDIENCES = ("mh", "rehab", "family")


def offered(pilot: Pilot[None]) -> set[str]:
    found = pilot.app.screen.query_one("#offered", OptionList)
    texts = [str(option.prompt) for option in found.options]
    return {t.split("] ")[1].removesuffix(" · to enjoy") for t in texts if "] " in t}


def named(audience: str, *, by: Collection[str]) -> set[str]:
    """The habits for these audiences as a board for `audience` names them."""
    found = [s for s in starters() if not s.audiences.isdisjoint(by)]
    return {s.plain if audience == "rehab" else s.habit.label for s in found}


@pytest.mark.parametrize("audience", AUDIENCES)
async def test_the_own_audience_is_offered_and_the_others_on_request(
    opened: OpenBoard, audience: str
) -> None:
    ours, every = (named(audience, by=by) for by in ([audience], AUDIENCES))
    there = {"Made the bed", "Made bed"}
    async with opened(names=["Made the bed"], settings=Settings(board_for=audience)) as pilot:
        if audience == "family":
            await wait_for(pilot, "╭─ Family")
            await pilot.press("escape")
        await pilot.press("a")
        await wait_for(pilot, "Add habits")
        assert offered(pilot) == ours - there
        await pilot.press("end", "enter")
        await wait_until(pilot, lambda: offered(pilot) > ours - there)
        assert offered(pilot) == every - there
        # The first of the others is marked now, and can be picked.
        await pilot.press("space", "enter")
        await wait_until(pilot, lambda: len(app_of(pilot).board.habits) == 2)
        assert app_of(pilot).board.habits[-1].label not in ours


async def test_rehab_is_offered_habits_to_count(opened: OpenBoard) -> None:
    async with opened(settings=Settings(board_for="rehab"), size=(120, 100)) as pilot:
        await pilot.press("a")
        await wait_for(pilot, "Add habits")
        found = pilot.app.screen.query_one("#offered", OptionList)
        for label in ("] Steps", "] Arm lifts", "] Words"):
            place = next(n for n, o in enumerate(found.options) if label in str(o.prompt))
            found.highlighted = place
            await pilot.press("space")
        await pilot.press("enter")
        await wait_for(pilot, "Added")
        counted = {h.unit: h for h in app_of(pilot).board.habits if h.kind == "count"}
        assert {"steps", "lifts", "words"} <= counted.keys()
        assert counted["steps"].aim is None
        await pilot.press(str(app_of(pilot).board.habits.index(counted["steps"]) + 1))
        await wait_for(pilot, "how many?")
