"""The calm list: cautions, order by what helped, and own cards."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from tests.conftest import FakeClock
from tests.screen import screen_text, wait_for, wait_until
from tests.tui.board import OpenBoard, app_of
from winsboard.domain.model.documents import Skill
from winsboard.words.catalog.calm import shipped_skills

SIZES = ((60, 20), (120, 36))


def listed(pilot: Pilot[None]) -> list[str]:
    """Return the lines of the list, from the number on."""
    room = pilot.app.screen.query_one("#choices").region
    lines = screen_text(pilot.app).splitlines()[room.y : room.bottom]
    return [line[room.x : room.right].strip() for line in lines]


async def show(pilot: Pilot[None]) -> None:
    await pilot.press("c")
    await wait_for(pilot, "What helped before")


async def test_a_card_is_tried_and_said_to_have_helped_in_three_keys(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("c", "3")
        await wait_for(pilot, "Name five things you see.")
        await pilot.press("1")
        await wait_until(pilot, lambda: len(pilot.app.screen_stack) == 1)
        app = app_of(pilot)
        [entry] = [e for e in app.board.entries(app.today) if e.kind == "calm"]
        assert (entry.about, entry.helped) == ("cop.five_senses", "helped")
        await show(pilot)
        assert listed(pilot)[0] == "1  Five senses · helped once"


async def test_what_helped_more_often_stands_higher(opened: OpenBoard, clock: FakeClock) -> None:
    async with opened() as pilot:
        for keys in (("c", "2", "2"), ("c", "5", "1")):
            await pilot.press(*keys)
            await wait_until(pilot, lambda: len(pilot.app.screen_stack) == 1)
            clock.tick(60)
        await show(pilot)
        assert [line[3:].split(" ·")[0] for line in listed(pilot)[:2]] == [
            "Name the feeling",
            "Double breath and long sigh",
        ]


@pytest.mark.parametrize("size", SIZES)
async def test_cautions_are_always_on_the_card(opened: OpenBoard, size: tuple[int, int]) -> None:
    by_length = sorted(shipped_skills(), key=lambda card: -len(" ".join(card.cautions)))
    async with opened(size=size) as pilot:
        for card in by_length[:3]:
            number = shipped_skills().index(card)
            await show(pilot)
            await pilot.press(*["7"] * (number // 6), str(number % 6 + 1))
            await wait_until(pilot, lambda: pilot.app.screen.query_one("#text").region.height)
            room = pilot.app.screen.query_one("#text").region
            lines = screen_text(pilot.app).splitlines()[room.y : room.bottom]
            read = " ".join(" ".join(line[room.x : room.right] for line in lines).split())
            for text in (*card.steps, *card.cautions):
                assert text in read, card.name
            await pilot.press("escape", "escape")
            await wait_until(pilot, lambda: len(pilot.app.screen_stack) == 1)


async def test_a_card_of_ones_own_is_written_changed_and_removed(opened: OpenBoard) -> None:
    async with opened() as pilot:
        app = app_of(pilot)
        await show(pilot)
        await pilot.press("9")
        await wait_for(pilot, "Steps, one per line")
        await pilot.press(*"Big tree", "tab", *"Walk.", "enter", *"Sit.", "tab")
        await pilot.press(*"Ice.", "tab", *"ten", "enter")
        await wait_for(pilot, "A card can take 0 to 240 minutes.")
        await pilot.press("backspace", "backspace", "backspace", *"10", "enter")
        await wait_until(pilot, lambda: app.board.library_documents(Skill))
        [card] = app.board.library_documents(Skill)
        assert (card.steps, card.cautions) == (("Walk.", "Sit."), ("Ice.",))
        await wait_until(pilot, lambda: listed(pilot)[0] == "1  Big tree")
        await pilot.press("1")
        await wait_for(pilot, "Take care: Ice.")
        await pilot.press("5")
        await wait_for(pilot, "Steps, one per line")
        await pilot.press(*"s", "enter")
        await wait_until(pilot, lambda: listed(pilot)[:1] == ["1  Big trees"])
        await pilot.press("1")
        await wait_for(pilot, "7  Delete")
        await pilot.press("7")
        await wait_until(pilot, lambda: not app.board.library_documents(Skill))


async def test_a_shipped_card_is_hidden_and_brought_back(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await show(pilot)
        await pilot.press("2")
        await wait_for(pilot, "Hide")
        await pilot.press("6")
        await wait_until(pilot, lambda: "2  Five senses" in listed(pilot))
        await pilot.press("9")
        await wait_for(pilot, "Hidden ones")
        await pilot.press("1")
        await wait_until(pilot, lambda: "2  Double breath and long sigh" in listed(pilot))


async def test_every_card_has_a_number_to_press(opened: OpenBoard) -> None:
    async with opened(size=(60, 20)) as pilot:
        await show(pilot)
        seen: list[str] = []
        for _ in range(4):
            *page, back = listed(pilot)
            assert back == "0  Back"
            assert [line[0] for line in page] == list("123456789")[: len(page)]
            seen += [line[3:] for line in page]
            await pilot.press("7")
            await pilot.pause()
        assert {card.name for card in shipped_skills()} <= set(seen)
        await wait_until(pilot, lambda: listed(pilot)[0] == "1  Steady breathing")


async def test_a_half_written_card_waits_as_it_was(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await show(pilot)
        await pilot.press("9")
        await wait_for(pilot, "Steps, one per line")
        await pilot.press(*"Big tree", "escape")
        await wait_until(pilot, lambda: "Steps" not in screen_text(pilot.app))
    async with opened() as pilot:
        await show(pilot)
        await pilot.press("9")
        await wait_for(pilot, "Big tree")


async def test_the_breathing_card_breathes_along(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("c", "1")
        await wait_for(pilot, "Breathe with the board")
        await pilot.press("4")
        await wait_for(pilot, "Press any key to stop.")
