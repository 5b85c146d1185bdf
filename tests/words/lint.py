"""The lint lists of the shipped words, as patterns over what a person reads."""

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
UNREAD = frozenset({"id", "seeds", "url", "flags", "when", "kind", "note"})
"""Fields of the lists that nobody is shown."""
QUOTED = frozenset({"instead_of", "thinking_traps"})
"""What is shown as words to avoid, or as thoughts that hurt."""
JUDGED = ("(of a task)", "(as a minimiser)")
"""Uses that a pattern cannot tell from harmless ones; in the lists they were read one by one."""


def phrase_parts() -> list[str]:
    return sorted(path.stem for path in (HOME / "phrases").glob("*.json"))


def content_parts() -> list[str]:
    return sorted(path.stem for path in (HOME / "content").glob("*.json") if path.stem != "lint")


def phrase_strings() -> Iterator[tuple[str, str]]:
    """Every sentence of the program, by its key."""
    for part in phrase_parts():
        yield from ((f"{part}.{name}", text) for name, text in phrases(part).items())
    for path in sorted((HOME / "phrases" / "kinds").glob("*.json")):
        yield from json.loads(path.read_text(encoding="utf-8")).items()


def content_strings(part: str) -> Iterator[tuple[str, str]]:
    """Every string of a shipped list that a person can read, with where it stands."""
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
    """What a text runs into; what the program itself says is held to more than what it lists."""
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
    """The word alone, in any case; `only` counts before a number."""
    bare = word.partition(" (")[0]
    after = r"(?=\s+(\{|\d|one\b|two\b|three\b|a few\b))" if "before a number" in word else ""
    return re.compile(rf"\b{re.escape(bare)}\b{after}", re.IGNORECASE)
