"""There are no circular imports, neither in functions nor for type checking."""

from __future__ import annotations

import ast
from collections.abc import Container, Iterable, Mapping
from pathlib import Path

import winsboard
from docs.packages import statements

HOME = Path(winsboard.__file__).parent


def modules_below(package: Path) -> dict[str, Path]:
    """The files of a package, by module name."""
    found = {}
    for path in package.rglob("*.py"):
        parts = path.relative_to(package.parent).with_suffix("").parts
        found[".".join(parts).removesuffix(".__init__")] = path
    return found


def imports_of(source: str, modules: Container[str]) -> set[str]:
    """The modules that a module imports anywhere.

    Imports in functions and for type checking count too, because a reader has to follow them.
    """
    named: set[str] = set()
    for node in statements(ast.parse(source)):
        if isinstance(node, ast.Import):
            named.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute here"
            for alias in node.names:
                # A name that is not a module is defined in one.
                inner = f"{node.module}.{alias.name}"
                named.add(inner if inner in modules else str(node.module))
    return {name for name in named if name in modules}


def circles(arrows: Mapping[str, Iterable[str]]) -> set[frozenset[str]]:
    """The strongly connected components of a graph."""
    reached = {start: _reached_from(start, arrows) for start in arrows}
    groups = {
        frozenset(other for other in reached[start] if start in reached[other]) for start in arrows
    }
    return {group for group in groups if group}


def _reached_from(start: str, arrows: Mapping[str, Iterable[str]]) -> set[str]:
    reached: set[str] = set()
    todo = [*arrows[start]]
    while todo:
        module = todo.pop()
        if module not in reached:
            reached.add(module)
            todo.extend(arrows[module])
    return reached


def arrows_below(package: Path) -> dict[str, set[str]]:
    """The imports of each module of a package within the package."""
    modules = modules_below(package)
    return {
        name: imports_of(path.read_text(encoding="utf-8"), modules)
        for name, path in modules.items()
    }


def test_no_circle_of_files_types_and_local_imports_included() -> None:
    found = sorted(map(sorted, circles(arrows_below(HOME))))
    assert found == []


def test_a_circle_is_found_however_it_is_imported(tmp_path: Path) -> None:
    files = {
        "__init__.py": "from board.plain import thing",
        "plain.py": "from board import typed, alone",
        "typed.py": "if TYPE_CHECKING:\n    from board.local import thing",
        "local.py": "def act():\n    from board.inner.deep import thing",
        "inner/__init__.py": "",
        "inner/deep.py": "import board.plain",
        "alone.py": "import board.inner.lower\nfrom board.inner import lower",
        "inner/lower.py": "from board.inner import thing\nimport os",
    }
    for name, source in files.items():
        path = tmp_path / "board" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(source, encoding="utf-8")
    circle = {"board.plain", "board.typed", "board.local", "board.inner.deep"}
    assert circles(arrows_below(tmp_path / "board")) == {frozenset(circle)}
