"""Every key of a widget has an action."""

from __future__ import annotations

from importlib import import_module
from pkgutil import walk_packages

from textual.actions import parse
from textual.dom import DOMNode

import winsboard.tui
from winsboard.tui.app.app import WinsBoard


def kinds() -> list[type[DOMNode]]:
    """All classes of screens and widgets of the board."""
    for module in walk_packages(winsboard.tui.__path__, "winsboard.tui."):
        import_module(module.name)
    found: dict[type[DOMNode], None] = {}
    todo: list[type[DOMNode]] = [DOMNode]
    while todo:
        for kind in todo.pop().__subclasses__():
            found[kind] = None
            todo.append(kind)
    return [kind for kind in found if kind.__module__.startswith("winsboard.")]


def has_action(kind: type[DOMNode], name: str) -> bool:
    """Whether a class runs an action of this name itself."""
    return any(hasattr(kind, f"{prefix}action_{name}") for prefix in ("", "_"))


def test_every_key_of_a_widget_has_an_action() -> None:
    missing = set()
    for kind in kinds():
        for binding in kind._merge_bindings().key_to_bindings.values():
            for each in binding:
                target, name, _ = parse(each.action)
                if not target and not has_action(kind, name) and not has_action(WinsBoard, name):
                    missing.add(f"{kind.__name__}: {each.key} -> {name}")
    assert len(kinds()) > 100
    assert missing == set()
