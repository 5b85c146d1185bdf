"""The style sheets name widgets that exist: a rule for another name is silently never used."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from textual import containers, widgets

import winsboard
from tests.rows import each

ROOT = Path(winsboard.__file__).parent
OF_TEXTUAL = {
    *vars(widgets)["__all__"],
    *vars(containers),
    *("SelectCurrent", "SelectOverlay", "Screen", "ModalScreen", "App"),
}
CLASS = re.compile(r"^ *class (\w+)", re.MULTILINE)
TYPE = re.compile(r"(?<![\w.#$-])[A-Z]\w*(?=[^;{}]*\{)")


def sources() -> list[str]:
    return [path.read_text("utf-8") for path in sorted(ROOT.rglob("*.py"))]


def class_names() -> set[str]:
    return {name for source in sources() for name in CLASS.findall(source)}


def sheets() -> Iterator[str]:
    for path in sorted(ROOT.rglob("*.tcss")):
        yield path.read_text("utf-8")
    for source in sources():
        for node in ast.walk(ast.parse(source)) if "CSS" in source else ():
            if isinstance(node, ast.Assign | ast.AnnAssign) and "CSS" in _name(node):
                yield from (
                    part.value
                    for part in ast.walk(node)
                    if isinstance(part, ast.Constant) and isinstance(part.value, str)
                )


def _name(node: ast.Assign | ast.AnnAssign) -> str:
    target = node.targets[0] if isinstance(node, ast.Assign) else node.target
    return target.id if isinstance(target, ast.Name) else ""


def named(sheet: str) -> set[str]:
    return set(TYPE.findall(re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)))


def test_every_widget_in_a_style_sheet_exists() -> None:
    names = set[str]().union(*map(named, sheets()))
    assert "ViewHeader" in names
    assert names <= class_names() | OF_TEXTUAL


@each(
    ("sheet", "names"),
    [
        ("Gone { height: 1; }", {"Gone"}),
        (
            "#a.-lit > Gone:focus, Other { &.-x { Inner { color: $red; } } }",
            {"Gone", "Other", "Inner"},
        ),
        ("/* Said { } */ #Id { color: White; }", set()),
    ],
)
def test_the_names_in_a_style_sheet_are_found(sheet: str, names: set[str]) -> None:
    assert named(sheet) == names
