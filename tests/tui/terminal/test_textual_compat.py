"""The work-arounds work, and Textual's classes still need them.

A strict xfail that passes means that its work-around can be removed.
"""

from __future__ import annotations

import asyncio
import gc
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from rich.console import RenderableType
from textual._compositor import LayoutUpdate
from textual._styles_cache import StylesCache
from textual.app import App, ComposeResult
from textual.css.stylesheet import Stylesheet
from textual.filter import ANSIToTruecolor
from textual.geometry import Size
from textual.message import Message
from textual.message_pump import MessagePump
from textual.screen import ModalScreen, Screen
from textual.widgets import Input, Static, TextArea

from tests.screen import painted, screen_text, wait_until
from winsboard.tui.app import unsaved_guard
from winsboard.tui.app.unsaved_guard import _dispatch as stock_dispatch
from winsboard.tui.components.colours.themes import with_own_colours
from winsboard.tui.components.dialogs.dialog import Dialog
from winsboard.tui.components.fields.editor import Editor
from winsboard.tui.components.fields.line_input import LineInput
from winsboard.tui.terminal.closing import ClosingScreen
from winsboard.tui.terminal.textual_compat import (
    LeanApp,
    LeanScreen,
    PrivateCrashReport,
    fault_place,
)

pytestmark = pytest.mark.usefixtures("drawn")

THE_WORDS = "dear " + "diary"
ESCAPE = "\x1b"


def stock(cls: Any, why: str, raises: type[BaseException] = AssertionError) -> Any:
    return pytest.param(cls, marks=pytest.mark.xfail(strict=True, raises=raises, reason=why))


def alive(cls: type) -> int:
    gc.collect()
    return sum(type(found) is cls for found in gc.get_objects())


class Crashing(App[None]):
    """Raises an error with the person's text in a local variable, the message and a widget."""

    def on_mount(self) -> None:
        self.call_later(self.crash)

    def crash(self) -> None:
        entry = THE_WORDS
        raise RuntimeError(entry)


class Guarded(PrivateCrashReport, Crashing):
    """The same with winsboard's crash report."""

    text_location = "/a/folder"
    full = False
    saves = 0

    def save_everything(self) -> None:
        self.saves += 1
        if self.full:
            raise OSError(THE_WORDS)


class Rich(Exception):
    """An error that renders itself with Rich."""

    def __rich__(self) -> str:
        return THE_WORDS


async def crash(app: App[None], error: type[Exception] = RuntimeError) -> None:
    with pytest.raises(error):
        async with app.run_test() as pilot:
            await wait_until(pilot, lambda: not app.is_running)


@pytest.mark.parametrize("app", [stock(Crashing, "Textual prints local variables"), Guarded])
async def test_a_crash_shows_no_word_of_the_person(
    app: type[App[None]], capsys: pytest.CaptureFixture[str]
) -> None:
    await crash(app())
    shown = capsys.readouterr()
    assert THE_WORDS not in shown.err + shown.out


async def test_a_crash_saves_once_and_is_one_sentence(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    # An earlier test in this process may have installed the board's guard.
    monkeypatch.setattr(MessagePump, "_dispatch_message", stock_dispatch)
    app = Guarded()
    await crash(app)
    assert app.saves == 1
    assert app.return_code == 1
    shown = " ".join(capsys.readouterr().err.split())
    assert shown.startswith("winsboard stopped because of its own error. Your words are saved")
    assert "/a/folder" in shown
    assert f"(RuntimeError at {Path(__file__).name}:" in shown


async def test_a_crash_that_cannot_save_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    app = Guarded()
    app.full = True
    await crash(app)
    shown = capsys.readouterr().err
    assert "The last words you typed could not" in " ".join(shown.split())
    assert THE_WORDS not in shown


async def test_two_crashes_at_once_are_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    class Twice(Guarded):
        def on_mount(self) -> None:
            self.call_later(self.crash)
            self._handle_exception(ValueError(THE_WORDS))

    await crash(Twice(), ValueError)
    assert capsys.readouterr().err.count("winsboard stopped") == 1


async def test_an_error_that_paints_itself_does_not(capsys: pytest.CaptureFixture[str]) -> None:
    class Painted(Guarded):
        def crash(self) -> None:
            raise Rich(THE_WORDS)

    await crash(Painted(), Rich)
    assert THE_WORDS not in capsys.readouterr().err


def test_the_place_of_a_fault_is_the_last_line_of_ours() -> None:
    from winsboard.words import format_phrase

    with pytest.raises(KeyError) as caught:
        format_phrase("crash.stopped")
    assert fault_place(caught.value).startswith("winsboard/words/__init__.py:")


async def test_the_guard_of_unsaved_text_is_not_the_place_of_a_fault_in_textual() -> None:
    pump = SimpleNamespace(app=None)
    with pytest.raises(AttributeError) as caught:
        await unsaved_guard._dispatch_guarded(pump, Message())  # type: ignore[arg-type]
    assert fault_place(caught.value).startswith("message_pump.py:")


def test_an_error_that_was_never_raised_has_no_place() -> None:
    assert fault_place(None) == "winsboard"


@pytest.mark.parametrize("field", [stock(TextArea, "textual issue 6666"), Editor, Input, LineInput])
async def test_closed_fields_are_let_go(field: type[TextArea] | type[Input]) -> None:
    class Dialog(ModalScreen[None]):
        def compose(self) -> ComposeResult:
            yield field("x")

    app = App[None]()
    async with app.run_test() as pilot:
        for _ in range(8):
            await app.push_screen(Dialog())
            await pilot.pause()
            await app.pop_screen()
            await pilot.pause()
        assert alive(field) <= 2


@pytest.mark.parametrize("field", [stock(TextArea, "textual issue 6686", BaseException), Editor])
async def test_a_paste_of_many_lines_can_be_undone(field: type[TextArea]) -> None:
    class Pasting(App[None]):
        def compose(self) -> ComposeResult:
            yield field("one\ntwo\n")

    app = Pasting()
    async with app.run_test(size=(60, 12)) as pilot:
        app.copy_to_clipboard("\n".join(f"line {n}" for n in range(50)))
        await pilot.press("ctrl+v", "ctrl+z")
        await pilot.pause()
        assert app.query_one(TextArea).text == "one\ntwo\n"


@pytest.mark.parametrize(
    "field", [stock(TextArea, "Textual sends escapes in an editor on"), Editor]
)
async def test_no_escape_in_a_text_reaches_the_terminal(field: type[TextArea]) -> None:
    class Escaped(App[None]):
        def compose(self) -> ComposeResult:
            yield field(f"a{ESCAPE}]0;title\x07{ESCAPE}[31mb")

    app = Escaped()
    async with app.run_test(size=(40, 6)) as pilot:
        await pilot.pause()
        assert ESCAPE not in screen_text(app)


@pytest.mark.parametrize(
    "screen", [stock(ModalScreen, "StylesCache.get_inner_outer keeps its objects"), Dialog]
)
async def test_closed_dialogs_leave_nothing_painted_behind(screen: type[ModalScreen[None]]) -> None:
    class Words(screen):  # type: ignore[misc, valid-type]
        def compose(self) -> ComposeResult:
            yield Static("words")

    class Board(App[None]):
        def get_css_variables(self) -> dict[str, str]:
            return with_own_colours(super().get_css_variables())

    app = Board()
    async with app.run_test() as pilot:
        for _ in range(12):
            await app.push_screen(Words())
            await pilot.pause()
            await app.pop_screen()
            await pilot.pause()
        assert alive(StylesCache) < 20


class StockScreen(Screen[None]):
    """Two inputs on Textual's screen."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (80, "-wide")]  # noqa: RUF012

    def __init__(self, size: Size) -> None:
        super().__init__()

    def compose(self) -> ComposeResult:
        yield LineInput(id="first")
        yield LineInput(id="second")


class OurScreen(LeanScreen):
    """The same inputs on winsboard's screen."""

    HORIZONTAL_BREAKPOINTS = StockScreen.HORIZONTAL_BREAKPOINTS
    compose = StockScreen.compose


class Painting(App[None]):
    """An app that records what it paints."""

    CSS = "LineInput { width: 10; } .-wide LineInput { width: 20; }"

    def __init__(self, screen: type[StockScreen | OurScreen] = StockScreen) -> None:
        super().__init__()
        self.pictures: list[object] = []
        self._screen_type = screen

    def get_default_screen(self) -> Screen[None]:
        return self._screen_type(self.size)

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        if renderable is not None:
            self.pictures.append(renderable)
        super()._display(screen, renderable)

    @property
    def whole(self) -> int:
        return sum(isinstance(picture, LayoutUpdate) for picture in self.pictures)


class Sparing(LeanApp, Painting):
    """The same with winsboard's app class."""


PAINTS = "the stock screen paints all of itself"


@pytest.mark.parametrize("screen", [stock(StockScreen, PAINTS), OurScreen])
async def test_a_screen_opens_in_one_picture(screen: Any) -> None:
    app = Painting(screen)
    async with app.run_test(size=(100, 20)) as pilot:
        await pilot.pause()
        assert app.whole == 1
        assert app.screen.query_one("#first").outer_size.width == 20


@pytest.mark.parametrize("screen", [stock(StockScreen, PAINTS), OurScreen])
async def test_a_change_of_the_focus_is_no_whole_picture(screen: Any) -> None:
    app = Painting(screen)
    async with app.run_test(size=(100, 20)) as pilot:
        await pilot.pause()
        app.pictures.clear()
        await pilot.press("tab")
        await wait_until(pilot, lambda: bool(app.pictures))
        assert app.focused is app.screen.query_one("#second")
        assert app.whole == 0


async def test_a_window_of_another_size_gets_its_styles_also_before_the_first_picture() -> None:
    class Elsewhere(Painting):
        def get_default_screen(self) -> Screen[None]:
            return OurScreen(Size(40, 20))

    app = Elsewhere()
    async with app.run_test(size=(100, 20)) as pilot:
        await wait_until(pilot, lambda: app.screen.query_one("#first").outer_size.width == 20)


@pytest.mark.parametrize("app_type", [stock(Painting, "the stock app reads them twice"), Sparing])
async def test_style_sheets_are_read_once(app_type: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[Stylesheet] = []
    reparse = Stylesheet.reparse

    def counted(sheet: Stylesheet) -> None:
        read.append(sheet)
        reparse(sheet)

    monkeypatch.setattr(Stylesheet, "reparse", counted)
    app = app_type()
    app.theme = "nord"
    async with app.run_test() as pilot:
        await pilot.pause()
        assert not read
        app.theme = "gruvbox"
        await wait_until(pilot, lambda: bool(read))


@pytest.mark.parametrize("app_type", [stock(Painting, "the stock app always looks"), Sparing])
async def test_the_terminals_palette_is_looked_for_in_what_lies_over_the_board(
    app_type: Any,
) -> None:
    app = app_type()
    async with app.run_test() as pilot:
        await pilot.pause()
        assert not app.get_line_filters()
        await app.push_screen(ModalScreen())
        assert [type(found) for found in app.get_line_filters()] == [ANSIToTruecolor]


@pytest.mark.parametrize(
    "app_type", [stock(Painting, "the stock app paints black on black"), Sparing]
)
async def test_the_terminals_own_colours_can_be_read_without_colour(
    app_type: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = app_type()
    async with app.run_test() as pilot:
        app.theme = "ansi-dark"
        await app.mount(Static("seen"))
        await wait_until(pilot, lambda: "seen" in screen_text(app))
        (style,) = [style for text, style in painted(app) if "seen" in text]
        assert style.color is not None
        assert style.color.is_default or style.color != style.bgcolor


class Over(LeanScreen):
    """A screen with a style sheet of its own, and a blank line above its input."""

    CSS = "Over { background: black; } #only { margin: 1 0; }"

    def compose(self) -> ComposeResult:
        yield LineInput(id="only")


async def test_a_screen_has_its_own_background_when_it_opens() -> None:
    app = Painting(OurScreen)
    async with app.run_test() as pilot:
        await pilot.pause()
        app.push_screen(Over(app.size))
        await pilot.pause()
        drawn = next(p for p in reversed(app.pictures) if isinstance(p, LayoutUpdate))
        style = next(piece for strip in drawn.strips[0] for piece in strip if piece.text).style
        assert style is not None
        assert style.bgcolor is not None
        assert style.bgcolor.triplet == (0, 0, 0)


class EndsWorkersFirst(ClosingScreen, Screen[None]):
    """A screen that ends its workers before its widgets are removed."""


class Slow(Static):
    """A widget that is removed after the others, because it takes its time."""

    def __init__(self) -> None:
        super().__init__()
        self.going = asyncio.Event()

    async def on_unmount(self) -> None:
        self.going.set()
        await _turns(20)


async def _turns(number: int) -> None:
    for _ in range(number):
        await asyncio.sleep(0)


@pytest.mark.parametrize(
    "screen", [stock(Screen, "Textual ends workers after the widgets are gone"), EndsWorkersFirst]
)
async def test_no_worker_runs_while_the_widgets_of_its_screen_are_removed(
    screen: type[Screen[None]],
) -> None:
    found: list[int] = []

    class Working(screen):  # type: ignore[valid-type, misc]
        def compose(self) -> ComposeResult:
            yield Static("", id="message")
            yield Slow()

        def on_mount(self) -> None:
            self.run_worker(self._work)

        async def _work(self) -> None:
            await self.query_one(Slow).going.wait()
            await _turns(10)
            found.append(len(self.query("#message")))

    app: App[None] = App()
    async with app.run_test() as pilot:
        await app.push_screen(Working())
        await pilot.pause()
        await app.pop_screen()
        await pilot.pause()
    assert found == []
