"""A gathering: the invitation, the chosen wins one by one, and nothing else on the screen."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual.pilot import Pilot

from tests.screen import screen_text, wait_for, wait_until, write
from tests.tui.board import OpenBoard, app_of
from winsboard.domain.journal import entries
from winsboard.domain.model.documents import Entry, Gathering, Person
from winsboard.tui.components.big_letters import big_lines
from winsboard.tui.gathering.large import large_pages

INK = set("█▀▄ \n")
SIZES = ((120, 36), (80, 24), (60, 20))


def tea(pilot: Pilot[None]) -> Gathering:
    (found,) = app_of(pilot).board.library_documents(Gathering)
    return found


def kept(pilot: Pilot[None], kind: str) -> list[Entry]:
    app = app_of(pilot)
    return [e for e in app.board.entries(app.today) if e.kind == kind]


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_chosen_wins_are_shown_large_and_alone(
    opened: OpenBoard, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        app = app_of(pilot)
        for text in ("Soup", "Called Zoë", "Мир " * 60):
            app.commit(entries.write("win", text, app.today, app.notebook.edit_context()))
        app.commit(entries.write("note", "PLANT", app.today, app.notebook.edit_context()))
        app.ask("gathering")
        assert "A gathering is a time" in await wait_for(pilot, "Plan a gathering")
        await pilot.press("1")
        await wait_for(pilot, "What it is called")
        await write(pilot, "Sunday tea")
        await pilot.press("enter")
        await wait_for(pilot, "1  Sunday tea")
        await pilot.press("1")
        assert "No win is chosen yet." in await wait_for(pilot, "You are invited: Sunday tea.")
        await pilot.press("4")
        boxes = await wait_for(pilot, "[ ] Called Zoë")
        assert "] PLANT" not in boxes
        assert "[x]" not in boxes
        await pilot.press("1", "2", "3", "enter")
        await wait_until(pilot, lambda: len(tea(pilot).wins) == 3)
        await wait_for(pilot, "3 wins are chosen.")
        await pilot.press("5")
        await wait_until(pilot, lambda: set(screen_text(app)) <= INK)
        first = screen_text(app)
        assert "█" in first
        # Support and the curtain open, and close again on the same win.
        for key, word in (("s", "Support"), ("f2", "notes")):
            await pilot.press(key)
            await wait_for(pilot, word)
            app.notebook.clock.tick(1)  # type: ignore[attr-defined]
            await pilot.press("escape")
            await wait_until(pilot, lambda: screen_text(app) == first)
        await pilot.press("x", "w", "0", "1", "space")
        await wait_until(pilot, lambda: screen_text(app) != first)
        assert set(screen_text(app)) <= INK
        # A long one has letters of the usual size, and as many pages as it takes.
        seen = 0
        await pilot.press("space")
        while "Мир" in screen_text(app):
            seen += screen_text(app).count("Мир")
            assert set(screen_text(app)) <= set("Мир \n")
            await pilot.press("space")
            await pilot.pause()
        assert seen == 60
        end = screen_text(app)
        await pilot.press("space", "space")
        assert screen_text(app) == end
        await pilot.press("left", "escape")
        await wait_for(pilot, "3 wins are chosen.")
        await pilot.press("3")
        await wait_until(pilot, lambda: kept(pilot, "invited"))
        await pilot.press("7", "1")
        await wait_until(pilot, lambda: not app.board.library_documents(Gathering))


async def test_people_are_asked_and_the_words_are_copied(opened: OpenBoard) -> None:
    async with opened() as pilot:
        app = app_of(pilot)
        for number, name in enumerate(("Ana", "Ben"), start=1):
            person = Person(str(number), name, position=number)
            app.commit(app.notebook.edit_context().creation("person.added", name, person))
        item = Gathering("7", "Tea", app.today, "the kitchen", position=1)
        app.commit(app.notebook.edit_context().creation("gathering.added", "Tea", item))
        app.ask("gathering")
        await wait_for(pilot, "1  Tea")
        await pilot.press("1", "2")
        await wait_for(pilot, "[ ] Ben")
        await pilot.press("2", "enter")
        await wait_for(pilot, "Asked: Ben")
        await pilot.press("1")
        await wait_until(pilot, lambda: "the kitchen. Come if you like." in app.clipboard)
        assert "Ben" not in app.clipboard
        # Esc in the boxes changes nothing; without a chosen win nothing is shown.
        await pilot.press("2", "1", "escape", "5")
        await wait_for(pilot, "Asked: Ben")
        assert tea(pilot).people == ("2",)
        # A day that is none is explained, and the form stays.
        await pilot.press("6")
        await wait_for(pilot, "What it is called")
        await pilot.press("tab")
        await write(pilot, "x")
        await pilot.press("enter")
        await wait_until(pilot, lambda: app.screen.has_class("dialog"))
        assert tea(pilot).day == app.today


@settings(max_examples=30)
@given(st.text(max_size=80), st.integers(20, 140), st.integers(3, 40))
def test_any_text_fits_into_its_room(text: str, width: int, height: int) -> None:
    pages = large_pages(text, width, height)
    assert all(len(page) <= height for page in pages)
    assert all(len(line) <= width for page in pages for line in page if set(line) <= INK)


@settings(max_examples=30)
@given(st.text("abcxyzäéñ ç0189.,!?'-", min_size=1, max_size=30), st.integers(24, 120))
def test_large_lines_are_as_wide_as_they_may_be(text: str, width: int) -> None:
    lines = big_lines(text, width)
    if lines is None:
        assert not text.split() or "ç" in text or max(map(len, text.split())) * 2 > width / 2
    else:
        assert all(len(line) <= width for line in lines)
        assert len(lines) % 4 in (3, 0) or "\u0308" in text or any(c in text for c in "äéñ")
