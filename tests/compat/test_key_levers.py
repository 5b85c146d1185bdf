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
from textual._compositor import Compositor
from textual.app import App, ComposeResult
from textual.containers import Horizontal, Vertical
from textual.css import stylesheet
from textual.css.stylesheet import Stylesheet
from textual.drivers._writer_thread import WriterThread
from textual.events import Resize
from textual.geometry import Region, Size
from textual.message_pump import MessagePump
from textual.widgets import Static

from winsboard.compat import paint_at_once as at_once
from winsboard.compat import sheets_once
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
