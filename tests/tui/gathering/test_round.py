"""A round: a large name, a line, and Enter for each person."""

from __future__ import annotations

from textual.pilot import Pilot

from tests.screen import screen_text, wait_for, wait_until, write
from tests.tui.board import OpenBoard, app_of
from winsboard.domain.family import rounds
from winsboard.domain.model.documents import Entry, Settings


def proud(pilot: Pilot[None]) -> dict[str, str]:
    """What is kept, by the name of who said it."""
    app = app_of(pilot)
    names = {p.id: p.name for p in rounds.turns(app.board, app.today)}
    found: list[Entry] = [e for e in app.board.entries(app.today) if e.kind == "proud"]
    return {names[e.whose[0]]: e.text for e in found}


async def test_enter_keeps_words_and_passes_without_esc_goes_back_and_the_candle_ends_it(
    opened: OpenBoard,
) -> None:
    async with opened(settings=Settings(board_for="family"), size=(80, 24)) as pilot:
        app = app_of(pilot)
        await wait_until(pilot, lambda: len(app.screen_stack) == 2)
        await pilot.press("5")
        assert "Who is here?" in await wait_for(pilot, "Names with commas")
        await write(pilot, "Ana, Ben , Łukasz")
        await pilot.press("enter")
        first = await wait_for(pilot, "Something you are proud of, about you or about us.")
        people = [p.name for p in rounds.turns(app.board, app.today)]
        assert sorted(people) == ["Ana", "Ben", "Łukasz"]
        # Drawn in large letters, or in letters of the usual size where one cannot be drawn.
        assert ("█" in first) == (people[0] != "Łukasz")
        await write(pilot, "we pressed p together")
        await pilot.press("enter")
        await wait_until(pilot, lambda: proud(pilot) == {people[0]: "we pressed p together"})
        await pilot.press("enter")
        await write(pilot, "half a th")
        await pilot.press("escape", "escape")
        assert "we pressed p together" in await wait_for(pilot, "we pressed p")
        await write(pilot, "!")
        await pilot.press("enter", "enter")
        assert "half a th" in await wait_for(pilot, "half a th")
        await write(pilot, "ought")
        await pilot.press("enter")
        assert "Thank you, all of you." in await wait_for(pilot, "1  Light the candle")
        assert proud(pilot) == {people[0]: "we pressed p together!", people[2]: "half a thought"}
        await pilot.press("1")
        await wait_until(
            pilot, lambda: any(e.kind == "ritual" for e in app.board.entries(app.today))
        )
        # Once more on the same day: the words are there, and Enter alone ends it.
        await pilot.press("5")
        await wait_for(pilot, "Something you are proud of")
        await pilot.press("enter", "enter", "enter")
        await wait_until(pilot, lambda: len(app.screen_stack) == 2)
        assert "Light the candle" not in screen_text(app)
        assert len(proud(pilot)) == 2


async def test_what_was_typed_and_not_kept_is_there_next_time(opened: OpenBoard) -> None:
    async with opened() as pilot:
        app = app_of(pilot)
        app.ask("round")
        await wait_for(pilot, "Who is here?")
        await write(pilot, "Ana")
        await pilot.press("escape")
        app.ask("round")
        assert "Ana" in await wait_for(pilot, "Who is here?")
        await pilot.press("enter")
        await wait_for(pilot, "Something you are proud of")
        await write(pilot, "not yet")
        await pilot.press("escape")
        await wait_until(pilot, lambda: len(app.screen_stack) == 1)
        assert proud(pilot) == {}
        app.ask("round")
        assert "not yet" in await wait_for(pilot, "not yet")
        await pilot.press("f1")
        assert "Support" in await wait_for(pilot, "Support")
        await pilot.press("escape")
        await wait_for(pilot, "not yet")
