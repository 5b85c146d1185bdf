"""The packages of winsboard and the imports between them, as Mermaid graphs and tables."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Final, TypeAlias

import winsboard

HOME: Final = Path(winsboard.__file__).parent
INSIDE: Final = ("store", "tui", "domain", "cli")
"""The packages that have a graph of their own."""

Arrows: TypeAlias = Mapping[str, frozenset[str]]
"""For each package, the packages it imports from."""


def arrows_inside(package: str = "") -> Arrows:
    """The imports between the packages and modules directly in a package."""
    home = HOME / package
    prefix = ".".join(["winsboard", *([package] if package else [])])
    arrows: dict[str, set[str]] = {part: set() for part in _parts(home)}
    for part, found in arrows.items():
        for name in _imports(home / part):
            other = name.removeprefix(f"{prefix}.").partition(".")[0]
            if name.startswith(f"{prefix}.") and other in arrows and other != part:
                found.add(other)
    return {part: frozenset(found) for part, found in arrows.items()}


def _parts(home: Path) -> Iterator[str]:
    """The packages and modules directly in a folder."""
    for path in sorted(home.iterdir()):
        if path.suffix == ".py" and path.stem not in ("__init__", "__main__"):
            yield path.stem
        elif (path / "__init__.py").is_file():
            yield path.name


def _imports(part: Path) -> Iterator[str]:
    """Everything a package or module imports, by its dotted name."""
    files = part.rglob("*.py") if part.is_dir() else [part.with_suffix(".py")]
    for file in files:
        yield from _imports_of_file(file)


@cache
def _imports_of_file(file: Path) -> Sequence[str]:
    found: list[str] = []
    for node in statements(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            found += [f"{node.module}.{alias.name}" for alias in node.names]
    return found


def statements(node: ast.AST) -> Iterator[ast.stmt]:
    """All statements of a module or of another node, the ones inside others too."""
    for inner in ("body", "handlers", "orelse", "finalbody", "cases"):
        for below in getattr(node, inner, ()):
            if isinstance(below, ast.stmt):
                yield below
            yield from statements(below)


def reduced(arrows: Arrows) -> Arrows:
    """The arrows without those that follow from others: A to C where A to B and B to C are."""

    @cache
    def below(part: str) -> frozenset[str]:
        return frozenset({part}).union(*(below(other) for other in arrows[part]))

    return {
        part: frozenset(
            other
            for other in others
            if not any(other in below(between) for between in others - {other})
        )
        for part, others in arrows.items()
    }


def graph(package: str = "", leave_out: Sequence[str] = ()) -> str:
    """A Mermaid graph of a package: arrows point at what is imported."""
    found = arrows_inside(package).items()
    arrows = {part: others - {*leave_out} for part, others in found if part not in leave_out}
    lines = ["```mermaid", "graph TD"]
    for part, others in reduced(arrows).items():
        lines += [f"    {part} --> {other}" for other in sorted(others)] or [f"    {part}"]
    return "\n".join([*lines, "```"])


def table(package: str = "") -> str:
    """Each package with the first sentence of its docstring."""
    lines = ["| package | what it is for |", "|---|---|"]
    for part in _parts(HOME / package):
        file = HOME / package / part / "__init__.py"
        if file.is_file():
            name = "/".join([*([package] if package else []), part])
            lines.append(f"| `{name}` | {_first_sentence(file)} |")
    return "\n".join(lines)


def _first_sentence(file: Path) -> str:
    text = " ".join((ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or "").split())
    return f"{text.partition('. ')[0].rstrip('.')}."


def sections() -> dict[str, str]:
    """What stands between the markers of the page, by the name of the marker."""
    alone = [part for part in _parts(HOME) if not (HOME / part).is_dir()]
    found = {"packages": f"{graph(leave_out=alone)}\n\n{table()}"}
    return found | {f"inside {p}": f"{graph(p)}\n\n{table(p)}" for p in INSIDE}
