"""The words that the program uses for its own things, and those that it no longer uses."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

from tests.words.lint import HOME, content_parts, content_strings

ROOT: Final = Path(__file__).resolve().parent.parent.parent
_CODE: Final = re.compile(r"`[^`\n]*`")
"""Names of code, files and commands in a page."""
_GRAPH: Final = re.compile(r"^```mermaid$.*?^```$", re.DOTALL | re.MULTILINE)
"""Graphs, which name modules and functions."""
_BLANK: Final = re.compile(r"\{\w+(?::\w*)?\}")


@cache
def glossary() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((HOME / "glossary.json").read_text(encoding="utf-8"))
    return found


@cache
def retired() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each retired pattern with the term that is used instead."""
    return tuple(
        (term["term"], re.compile(pattern, re.IGNORECASE))
        for term in glossary()["terms"]
        for pattern in term.get("retired", ())
    )


def retired_in(text: str) -> list[str]:
    """The retired words in a text, each with the term that is used instead."""
    for exception in glossary()["exceptions"]:
        text = re.sub(exception["pattern"], "", text)
    return [f"{m.group()} -> {term}" for term, pattern in retired() for m in pattern.finditer(text)]


def phrase_files() -> Iterator[Path]:
    yield from sorted((HOME / "phrases").rglob("*.json"))


def texts_of(path: Path) -> Iterator[tuple[str, str]]:
    """What a file with words says, with the place of each text."""
    if path.suffix == ".md":
        text = _GRAPH.sub(_empty_lines, path.read_text(encoding="utf-8"))
        for number, line in enumerate(text.splitlines(), start=1):
            yield f"{path.name}:{number}", _CODE.sub("", line)
    elif path.parent.name == "content":
        yield from content_strings(path.stem)
    else:
        for key, text in json.loads(path.read_text(encoding="utf-8")).items():
            yield key, _BLANK.sub("…", text)


def _empty_lines(match: re.Match[str]) -> str:
    return "\n" * match.group().count("\n")


def pages() -> list[Path]:
    """The pages that are written for people."""
    names = ("README.md", "CHANGELOG.md", "SECURITY.md", "CONTRIBUTING.md")
    return [*(ROOT / name for name in names), *sorted((ROOT / "docs").glob("*.md"))]


def all_files() -> list[Path]:
    """All files with words that people read. The synonyms are only what people may type."""
    read = [part for part in content_parts() if part != "synonyms"]
    contents = [HOME / "content" / f"{part}.json" for part in read]
    return [*phrase_files(), *contents, *pages()]


def name_of(path: Path) -> str:
    """The name of a file below the words, or below the project."""
    return str(path.relative_to(HOME if path.is_relative_to(HOME) else ROOT))
