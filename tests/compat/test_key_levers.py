"""What makes a key quick: each lever is right, and Textual still needs it.

A strict xfail that passes means that its lever can be removed.
"""

from __future__ import annotations

import os
import pty
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rich.segment import Segment
from rich.style import Style
from textual._compositor import Compositor
from textual._styles_cache import StylesCache
from textual.app import App, ComposeResult
from textual.containers import Horizontal, Vertical
from textual.css import stylesheet
from textual.css.stylesheet import Stylesheet
from textual.drivers._writer_thread import WriterThread
from textual.events import Resize
from textual.filter import LineFilter
from textual.geometry import Region, Size
from textual.message_pump import MessagePump
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Static

from winsboard.compat import paint_at_once as at_once
from winsboard.compat import plain_lines, sheets_once
from winsboard.compat.direct_output import BEGINS, ENDS, DirectWriter
from winsboard.compat.partial_paint import PartialCompositor


def stock(value: Any, why: str) -> Any:
    return pytest.param(value, marks=pytest.mark.xfail(strict=True, reason=why))


class Lines(Static):
    """Counts how often it is asked for its lines."""

    asked = 0

    def render_lines(self, crop: Region) -> Any:
        self.asked += 1
        return super().render_lines(crop)


class Two(App[None]):
    """Two lines, and one between them that stays."""

    CSS = "Lines { height: 1; }"

    def compose(self) -> ComposeResult:
        with Vertical():
            for name in ("first", "between", "last"):
                yield Lines(name, id=name)


@pytest.mark.parametrize(
    "compositor",
    [PartialCompositor, stock(Compositor, "Textual renders all widgets in between")],
)
async def test_only_what_changed_is_rendered(compositor: type[Compositor]) -> None:
    async with Two().run_test(size=(20, 5)) as pilot:
        screen = pilot.app.screen
        regions = [pilot.app.query_one(f"#{name}").region for name in ("first", "last")]
        drawn = screen._compositor
        drawn.__class__ = compositor
        for name in ("first", "last"):
            pilot.app.query_one(f"#{name}", Static).update(f"new {name}", layout=False)
        between = pilot.app.query_one("#between", Lines)
        between.asked = 0
        drawn._dirty_regions = set(regions)
        update = drawn.render_partial_update()
        assert update is not None
        painted = update.render_segments(pilot.app.console)
        assert "new first" in painted
        assert "new last" in painted
        assert not between.asked


class Panes(App[None]):
    """A pane, and another one beside it that is hidden."""

    CSS = """
    #before { width: 1fr; height: 1fr; }
    #beside { width: 8; height: auto; display: none; }
    #below { dock: bottom; height: auto; }
    """

    def compose(self) -> ComposeResult:
        with Horizontal():
            yield Told("before", id="before")
            yield Static("beside", id="beside")
        yield Static("below", id="below")


class Told(Static):
    """Keeps the last size that it was told."""

    told = Size(0, 0)

    def on_resize(self, event: Resize) -> None:
        self.told = event.size


@pytest.mark.parametrize(
    ("change", "size"),
    [
        (lambda app: app.query_one("#beside").set_styles("display: block;"), (12, 5)),
        (lambda app: app.query_one("#before").set_styles("width: 7;"), (7, 5)),
        (lambda app: app.query_one("#below").set_styles("display: none;"), (20, 6)),
        (lambda app: app.query_one("#below", Static).update("a\nb\nc"), (20, 3)),
    ],
    ids=["a pane appears", "it is made narrower", "one goes", "one grows"],
)
@pytest.mark.parametrize(
    "compositor",
    [PartialCompositor, stock(Compositor, "Textual takes the place for one it has told")],
)
async def test_a_widget_is_told_its_size_though_its_place_was_looked_up_before(
    compositor: type[Compositor], change: Callable[[App[None]], None], size: tuple[int, int]
) -> None:
    async with Panes().run_test(size=(20, 6)) as pilot:
        screen, pane = pilot.app.screen, pilot.app.query_one("#before", Told)
        screen._compositor.__class__ = compositor
        assert pane.told == (20, 5)
        # Only what is in view is laid out again after scrolling.
        screen._refresh_layout(scroll=True)
        change(pilot.app)
        assert pane in screen._compositor
        await pilot.pause()
        assert pane.size == size
        assert pane.told == size


async def test_a_change_is_painted_before_the_next_turn_of_the_loop(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Quick(at_once.PaintAtOnce, Two):
        done: tuple[bool, ...] = ()

        def message_handled(self, *, is_painted: bool) -> None:
            self.done += (is_painted,)

    monkeypatch.setattr(MessagePump, "check_idle", MessagePump.check_idle)
    at_once.paint_at_once()
    async with Quick().run_test(size=(20, 5)) as pilot:
        await pilot.pause()
        app: Any = pilot.app
        line: Any = app.query_one("#first", Static)
        app.do_and_paint(lambda: line.update("new", layout=False))
        assert not line._repaint_required
        assert not line._message_queue.qsize()
        # A change of the layout is left to Textual.
        app.do_and_paint(lambda: line.update("more"))
        assert line._message_queue.qsize()
        await pilot.pause()
        assert not line._message_queue.qsize()


@pytest.fixture
def terminal() -> Any:
    reads, writes = pty.openpty()
    with os.fdopen(writes, "w", encoding="utf-8") as file:
        yield reads, file
    os.close(reads)


@pytest.mark.parametrize(
    "writer",
    [DirectWriter, stock(WriterThread, "Textual writes in another thread, and thrice a picture")],
)
def test_a_picture_is_on_the_terminal_when_it_is_written(
    terminal: Any, writer: type[WriterThread]
) -> None:
    reads, file = terminal
    os.set_blocking(reads, False)
    output = writer(file)
    for text in (BEGINS, "the picture", ENDS):
        output.write(text)
    assert os.read(reads, 100) == f"{BEGINS}the picture{ENDS}".encode()


def test_what_a_slow_terminal_does_not_take_follows_in_order(terminal: Any) -> None:
    reads, file = terminal
    output = DirectWriter(file)
    output.start()
    texts = [f"{n:07}." for n in range(3000)]
    whole = "".join(texts).encode()
    found = bytearray()

    def read_all() -> None:
        while len(found) < len(whole):
            found.extend(os.read(reads, 4096))

    output.write("".join(texts[:2000]))
    reader = threading.Thread(target=read_all)
    reader.start()
    for text in texts[2000:]:
        output.write(text)
    output.stop()
    reader.join(60)
    assert bytes(found) == whole


def test_a_file_that_is_no_terminal_is_written_by_the_thread(tmp_path: Path) -> None:
    with (tmp_path / "file").open("w", encoding="utf-8") as file:
        output = DirectWriter(file)
        output.start()
        output.write("said")
        output.stop()
    assert (tmp_path / "file").read_text(encoding="utf-8") == "said"


@pytest.mark.parametrize(
    "read_again",
    [Stylesheet.parse, stock(sheets_once.STOCK, "Textual parses all sheets with every screen")],
)
def test_a_sheet_is_parsed_once(
    read_again: Callable[[Stylesheet], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    parsed: list[str] = []
    parse = vars(stylesheet)["parse"]

    def record(scope: str, css: str, *more: Any, **named: Any) -> Any:
        parsed.append(css)
        return parse(scope, css, *more, **named)

    monkeypatch.setattr(stylesheet, "parse", record)
    sheet = Stylesheet(variables={"quiet": "red"})
    sheet.add_source("Label { color: $quiet; }", ("", "first"))
    sheet.parse()
    sheet.add_source("Static { color: $quiet; }", ("", "second"))
    read_again(sheet)
    assert parsed == ["Label { color: $quiet; }", "Static { color: $quiet; }"]
    sheet.set_variables({"quiet": "blue"})
    read_again(sheet)
    assert [rule.styles.color.css for rule in sheet.rules] == ["rgb(0,0,255)"] * 2


LOOK = Style(color="red", bgcolor="black")


class Own(Widget):
    """Paints its own lines, each as wide as its number tells."""

    def __init__(self, wrong_by: int) -> None:
        super().__init__()
        self.lines = [Strip([Segment(f"{n:>{10 + wrong_by}}", LOOK)]) for n in range(4)]

    def render_line(self, y: int) -> Strip:
        return self.lines[y] if y < len(self.lines) else Strip([Segment("", LOOK)])


class Shows(App[None]):
    """Shows a widget. The class knows no widget: Textual keeps each class for ever."""

    CSS = "Own { width: 10; height: 4; }"

    def __init__(self, shown: Own) -> None:
        super().__init__()
        self.shown = shown

    def compose(self) -> ComposeResult:
        yield self.shown

    def get_line_filters(self) -> list[LineFilter]:
        return []


async def _painted(style: str, wrong_by: int, render: Any, monkeypatch: Any) -> list[Strip]:
    monkeypatch.setattr(StylesCache, "render", render)
    shown = Own(wrong_by)
    shown.set_styles(style)
    async with Shows(shown).run_test(size=(12, 6)):
        first = shown.render_lines(Region(0, 0, 10, 4))
        shown.lines[1] = Strip([Segment("another".ljust(10), LOOK)])
        shown.refresh(Region(0, 1, 10, 1))
        again = shown.render_lines(Region(0, 0, 10, 4))
    # It keeps the widgets of closed apps, which another test counts.
    StylesCache.get_inner_outer.cache_clear()
    return [*first, *again, *shown.lines]


@pytest.mark.parametrize("wrong_by", [0, -3, 4])
@pytest.mark.parametrize(
    "style",
    [
        *("", "background: red;", "padding: 1;", "padding: 0 1;", "border: round red;"),
        *("border-left: thick blue;", "outline: heavy green;", "outline-left: heavy green;"),
        *("hatch: right red;", "tint: blue 40%;", "opacity: 50%;", "text-opacity: 30%;"),
        *("color: red 50%; background: blue 20%;", "overflow-y: scroll;"),
    ],
)
async def test_lines_are_painted_as_textual_does(
    style: str, wrong_by: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    stock_render = plain_lines.STOCK
    ours = await _painted(style, wrong_by, plain_lines.render, monkeypatch)
    theirs = await _painted(style, wrong_by, stock_render, monkeypatch)
    assert [s.simplify() for s in ours] == [s.simplify() for s in theirs]


@pytest.mark.parametrize(
    "render", [plain_lines.render, stock(plain_lines.STOCK, "Textual makes a new line of each")]
)
async def test_a_plain_line_is_painted_itself(render: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    found = await _painted("", 0, render, monkeypatch)
    assert all(one is own for one, own in zip(found[4:8], found[8:], strict=True))
