"""The lists of discouraged words and phrases, as patterns to search the shipped text for."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import winsboard.words
from winsboard.words import content, phrases

HOME = Path(winsboard.words.__file__).parent
UNREAD = frozenset(
    {"id", "seeds", "url", "flags", "when", "kind", "note", "shift", "answer", "only"}
)
"""Fields of the lists that are never shown."""
QUOTED = frozenset({"instead_of", "thinking_traps"})
"""Text that quotes words to avoid or harsh thoughts on purpose."""
JUDGED = ("(of a task)",)
"""Patterns with false positives; their matches in the lists were reviewed by hand."""


def phrase_parts() -> list[str]:
    return sorted(path.stem for path in (HOME / "phrases").glob("*.json"))


NOT_READ = ("lint", "praise")
"""Lists of words that are looked for and shown nowhere."""


def content_parts() -> list[str]:
    return sorted(p.stem for p in (HOME / "content").glob("*.json") if p.stem not in NOT_READ)


def phrase_strings() -> Iterator[tuple[str, str]]:
    """All phrases of the program, by key."""
    for part in phrase_parts():
        yield from ((f"{part}.{name}", text) for name, text in phrases(part).items())
    for path in sorted((HOME / "phrases" / "kinds").glob("*.json")):
        yield from json.loads(path.read_text(encoding="utf-8")).items()


def content_strings(part: str) -> Iterator[tuple[str, str]]:
    """All strings of a shipped list that can be shown, with their location."""
    yield from _strings(part, content(part))


def _strings(where: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield where, value
    elif isinstance(value, list):
        for n, item in enumerate(value):
            yield from _strings(f"{where}[{n}]", item)
    elif isinstance(value, dict):
        for name, item in value.items():
            if name not in UNREAD | QUOTED:
                yield from _strings(f"{where}.{name}", item)


def objections(text: str, *, to_program: bool) -> list[str]:
    """The rules that a text breaks. Phrases of the program are checked more strictly than lists."""
    patterns = program_patterns() if to_program else list_patterns()
    return [name for name, pattern in patterns.items() if pattern.search(text)]


@cache
def program_patterns() -> dict[str, re.Pattern[str]]:
    lists = content("lint")["lint"]
    return {word: _word(word) for word in (*lists["banned_anywhere"], *lists["avoid_in_ui"])} | {
        "we": re.compile(r"\b(we|we're|we've|our|ours|us)\b", re.IGNORECASE),
        "a feeling of the program": re.compile(
            r"\b(I am|I'm|winsboard is) (proud|sad|sorry|worried|happy|glad)\b", re.IGNORECASE
        ),
        "more than one exclamation mark": re.compile(r"!.*!", re.DOTALL),
    }


@cache
def list_patterns() -> dict[str, re.Pattern[str]]:
    lists = content("lint")["lint"]
    words = (*lists["banned_anywhere"], *lists["avoid_in_ui"])
    return {word: _word(word) for word in words if not word.endswith(JUDGED)}


def _word(word: str) -> re.Pattern[str]:
    """A pattern for the whole word in any case; `only` just before a number."""
    bare = word.partition(" (")[0]
    after = r"(?=\s+(\{|\d|one\b|two\b|three\b|a few\b))" if "before a number" in word else ""
    return re.compile(rf"\b{re.escape(bare)}\b{after}", re.IGNORECASE)
