"""Every type that a style sheet names exists: a renamed widget would silently lose its styles."""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Iterator
from importlib import import_module, resources
from typing import Any, Final

from textual import containers, widgets
from textual.dom import DOMNode

import winsboard.tui

_TYPE: Final = re.compile(r"(?<![\w$.#:-])[A-Z]\w+")
_RULE: Final = re.compile(r"([^{};]*)\{")


def _modules() -> Iterator[Any]:
    for found in pkgutil.walk_packages(winsboard.tui.__path__, "winsboard.tui."):
        yield import_module(found.name)


def _subclasses(kind: type) -> Iterator[type]:
    for below in kind.__subclasses__():
        yield below
        yield from _subclasses(below)


def _sheets() -> Iterator[tuple[str, str]]:
    for module in _modules():
        for name, value in vars(module).items():
            if isinstance(value, str) and "{" in value and "SHEET" in name:
                yield module.__name__, value
        if hasattr(module, "__path__"):
            for file in resources.files(module).iterdir():
                if file.name.endswith(".tcss"):
                    yield file.name, file.read_text("utf-8")
    for kind in set(_subclasses(DOMNode)):
        if kind.__module__.startswith("winsboard."):
            for name in ("CSS", "DEFAULT_CSS"):
                yield kind.__name__, vars(kind).get(name, "")


def test_every_type_in_a_style_sheet_exists() -> None:
    list(_modules())
    known = {name for name in widgets.__all__ if getattr(widgets, name)} | set(vars(containers))
    known |= {kind.__name__ for kind in _subclasses(DOMNode)}
    named = [
        (sheet, name)
        for sheet, text in _sheets()
        for selector in _RULE.findall(text)
        for name in _TYPE.findall(selector)
    ]
    assert len(named) > 50
    assert [(sheet, name) for sheet, name in named if name not in known] == []
