"""What the tests make cheaper in Textual comes out as it does without."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode
from textual.widget import Widget

from tests import cheap_styles
from tests.tui.board import OpenBoard, app_of
from tests.tui.board_states import STATES, go_home, go_to

LOOKED_AT: Final = (
    *("board", "line", "journal pane", "count", "menu", "settings", "hard day", "mood"),
    *("whole journal", "year", "look back", "breathing", "support", "calm list", "find"),
)


def plain(monkeypatch: Any) -> Callable[[Stylesheet, DOMNode], None]:
    """Return Textual's own way to apply a style sheet, taken out of what replaced it."""
    cheap = cheap_styles.IN_USE[-1]

    def apply(sheet: Stylesheet, node: DOMNode) -> None:
        with monkeypatch.context() as patch:
            patch.setattr(Stylesheet, "apply", cheap.own_apply)
            patch.setattr(Stylesheet, "replace_rules", staticmethod(cheap.own_replace_rules))
            patch.setattr(Stylesheet, "_process_component_classes", cheap.own_style_parts)
            sheet.apply(node)

    return apply


def looks(node: DOMNode) -> dict[str, object]:
    """Return all styles of a widget and of its parts, and what makes it restyle itself."""
    parts = {name: dict(s.base._rules) for name, s in node._component_styles.items()}
    flags = {flag: getattr(node, flag) for flag in cheap_styles.FLAGS}
    return {"": dict(node.styles.base._rules), "parts": parts, **flags}


async def test_every_widget_looks_as_textual_itself_makes_it_look(
    opened: OpenBoard, monkeypatch: Any
) -> None:
    apply = plain(monkeypatch)
    for is_remembered in (False, True):  # the second board finds what the first has remembered
        async with opened() as pilot:
            app = app_of(pilot)
            for state in LOOKED_AT:
                await go_to(pilot, STATES[state])
                nodes = [app, *app.screen.walk_children(Widget, with_self=True)]
                for node in nodes if is_remembered else ():
                    before = looks(node)
                    apply(app.stylesheet, node)
                    assert looks(node) == before, f"{state}: {node!r}"
                await go_home(pilot)
