"""Another way to say praise: what somebody did instead of how it came out.

The forms are shipped with the phrases. They are looked for in each sentence of a line while it is
being written; nothing else about the line is judged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from winsboard.domain.text.folding import fold
from winsboard.named_tuple import NamedTuple

LONGEST: Final = 2000
"""Characters of a line that are looked at; a longer one is no praise."""
_SENTENCE: Final = re.compile(r"[^.!?…\n]+(?:[.!?…]+|$)")
_NO_WORD: Final = re.compile(r"[^\w']+")
_SHORT: Final = {
    "youre": "you are",
    "ur": "you are",
    "hes": "he is",
    "shes": "she is",
    "theyre": "they are",
    "thats": "that is",
    "its": "it is",
    "im": "i am",
    "dont": "do not",
    "didnt": "did not",
    "wasnt": "was not",
    "youll": "you will",
    "youve": "you have",
    "u": "you",
}
"""What the short forms stand for, so that a phrase needs one form for both."""


class Way(NamedTuple):
    """A shipped phrase and the forms of praise that it stands in for."""

    id: str
    forms: tuple[str, ...]
    """Regular expressions over lower-case words with one space between."""
    text: str
    """What can be said instead."""


class Found(NamedTuple):
    """A form of praise in a line."""

    way: Way
    start: int
    end: int
    """Where its sentence stands in the line."""

    def in_line(self, line: str) -> str:
        """The line with the other way in place of this sentence; the rest stays."""
        return f"{line[: self.start]}{self.way.text}{line[self.end :]}"


def other_way(line: str, ways: Sequence[Way]) -> Found | None:
    """The first sentence of a line that has one of the forms. None if there is none."""
    if len(line) > LONGEST:
        return None
    for start, end in _sentences(line):
        words = _plain(line[start:end])
        for way in ways:
            if any(_compiled(form).search(words) for form in way.forms):
                return Found(way, start, end)
    return None


def _sentences(line: str) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence, without the spaces around it."""
    for found in _SENTENCE.finditer(line):
        said = found[0]
        start = found.start() + len(said) - len(said.lstrip())
        if said.strip():
            yield start, found.start() + len(said.rstrip())


def _plain(sentence: str) -> str:
    """The words of a sentence, folded, with short forms written out and one space between."""
    words = (word.replace("'", "") for word in _NO_WORD.split(fold(sentence)))
    return " ".join(_SHORT.get(word, word) for word in words if word)


@cache
def _compiled(form: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{form})\b")
