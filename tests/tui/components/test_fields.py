"""Typing and pasting in the text fields."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from textual import events
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.widgets import Button

from tests.screen import wait_until
from winsboard.tui.components.fields.editor import Editor
from winsboard.tui.components.fields.line_input import LineInput


class Writing(App[None]):
    """An app with an editor, an input and a button; records the editor's messages."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[str] = []

    def compose(self) -> ComposeResult:
        yield Editor("first line\nsecond line", placeholder="Write", id="words", classes="wide")
        yield LineInput(id="line")
        yield Button("Keep")

    def on_editor_typed(self, message: Editor.Typed) -> None:
        assert message.control is self.editor
        self.told.append(message.editor.text)

    @property
    def editor(self) -> Editor:
        return self.query_one(Editor)

    @property
    def line(self) -> LineInput:
        return self.query_one(LineInput)


@pytest.fixture
async def pilot() -> AsyncIterator[Pilot[None]]:
    async with Writing().run_test(size=(60, 20)) as running:
        yield running


def board(pilot: Pilot[None]) -> Writing:
    assert isinstance(pilot.app, Writing)
    return pilot.app


async def test_each_change_is_told_once_with_its_text(pilot: Pilot[None]) -> None:
    app = board(pilot)
    await pilot.press("a")
    await pilot.press("b")
    await wait_until(pilot, lambda: len(app.told) == 2)
    assert app.told == ["afirst line\nsecond line", "abfirst line\nsecond line"]


async def test_a_text_that_is_put_in_is_not_told(pilot: Pilot[None]) -> None:
    app = board(pilot)
    app.editor.text = "another"
    app.editor.load_text("a third")
    await pilot.pause()
    assert app.told == []


async def test_taking_back_a_word_is_told(pilot: Pilot[None]) -> None:
    app = board(pilot)
    await pilot.press("a", "ctrl+z")
    await wait_until(pilot, lambda: app.told[-1:] == ["first line\nsecond line"])


async def test_escapes_and_foreign_line_ends_are_made_plain(pilot: Pilot[None]) -> None:
    app = board(pilot)
    app.editor.load_text("")
    app.post_message(events.Paste("one\r\ntwo\rthree\x1b[2J\x07"))
    await wait_until(pilot, lambda: app.editor.text == "one\ntwo\nthree[2J")


async def test_markup_is_shown_as_typed(pilot: Pilot[None]) -> None:
    app = board(pilot)
    app.editor.load_text("[@click=app.quit]x[/] [red]")
    app.line.value = "[@click=app.quit]x[/] [red]"
    await pilot.pause()
    assert app.editor.text == app.line.value == "[@click=app.quit]x[/] [red]"


async def test_tab_moves_on(pilot: Pilot[None]) -> None:
    await pilot.press("tab")
    assert pilot.app.focused is board(pilot).line


async def test_nothing_blinks(pilot: Pilot[None]) -> None:
    app = board(pilot)
    assert not app.editor.cursor_blink
    assert not app.line.cursor_blink


async def test_lines_pasted_into_one_line_are_all_there(pilot: Pilot[None]) -> None:
    app = board(pilot)
    app.line.focus()
    app.post_message(events.Paste("Made the bed\r\nbefore\tcoffee\x1b[31m\n"))
    await wait_until(pilot, lambda: app.line.value == "Made the bed before coffee[31m")
    assert app.line.cursor_position == len(app.line.value)


async def test_a_paste_replaces_what_is_selected(pilot: Pilot[None]) -> None:
    app = board(pilot)
    app.line.value = "Made the bed"
    app.line.focus()
    await pilot.pause()
    app.post_message(events.Paste("Got dressed"))
    await wait_until(pilot, lambda: app.line.value == "Got dressed")


async def test_an_empty_paste_changes_nothing(pilot: Pilot[None]) -> None:
    app = board(pilot)
    app.line.value = "Made the bed"
    app.line.focus()
    app.post_message(events.Paste(""))
    await pilot.pause()
    assert app.line.value == "Made the bed"
