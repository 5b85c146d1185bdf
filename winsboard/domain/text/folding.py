"""Comparing texts and names without case and accents, the same everywhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, TypeVar
from unicodedata import normalize

T = TypeVar("T")

_MARKS: Final = (
    "[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
    "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    "\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed]"
)
"""Accents of Latin, Greek and Cyrillic letters, Hebrew points, Arabic vowel signs: what people
leave out when they type. The vowel signs of other scripts are letters to those who read them."""
_ALIKE: Final = {
    "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th",
    "’": "'", "‘": "'", "ʼ": "'",
}  # fmt: skip
"""What has no accent to leave out, and the key it is typed with."""
_ANY_ALIKE: Final = f"[{''.join(_ALIKE)}]"


def fold(text: str) -> str:
    """The text without case and accents: `Crêpes` and `crepes` are the same."""
    if text.isascii():
        return text.lower()
    return _FOREIGN.sub(_folded, text.lower())


class _Runs(dict[str, str]):
    """Runs of letters beyond ASCII, each folded once; the same ones come again and again."""

    def __missing__(self, run: str) -> str:
        if len(self) >= MOST_RUNS:
            self.clear()
        bare = re.sub(_MARKS, "", normalize("NFKD", run).casefold())
        self[run] = re.sub(_ANY_ALIKE, lambda found: _ALIKE[found[0]], bare)
        return self[run]


MOST_RUNS: Final = 20_000
_FOREIGN: Final = re.compile("[^\x00-\x7f]+")
_RUNS: Final = _Runs()


def _folded(found: re.Match[str]) -> str:
    return _RUNS[found[0]]


def fold_name(name: str) -> str:
    """A name or an id as it is typed: folded, with blanks for underlines."""
    return " ".join(fold(name).replace("_", " ").split())


def best_match(typed: str, names: Iterable[tuple[str, T]], *, pieces: bool = True) -> list[T]:
    """What a typed name means among things with their names; several where it fits several.

    The closest come alone: called exactly so, else alike but for case, else but for accents; else
    those that have it as a piece of their name.
    """
    known = list(names)
    for form in (_composed, _caseless, fold_name):
        wanted = form(typed)
        if found := [thing for name, thing in known if wanted and form(name) == wanted]:
            return list(dict.fromkeys(found))
    wanted = fold_name(typed) if pieces else ""
    found = [thing for name, thing in known if wanted and wanted in fold_name(name)]
    return list(dict.fromkeys(found))


def _composed(name: str) -> str:
    return " ".join(normalize("NFC", name).split())


def _caseless(name: str) -> str:
    return normalize("NFC", _composed(name).casefold())


def positions(text: str, words: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
    """Where folded words stand in a text, as spans of its own characters in order.

    Spans that touch are joined. A blank in a word stands for any run of blanks and line ends.
    """
    folded = fold(text)
    found = [span for word in words for span in _spans(folded, word)]
    if not found:
        return ()
    if not text.isascii():
        origin = _origins(text)
        found = [(origin[start], _past_marks(text, origin[end - 1] + 1)) for start, end in found]
    return tuple(_joined(sorted(found)))


def contains(folded: str, word: str) -> bool:
    """Whether a folded text holds a folded word; blanks as with `places`."""
    return next(_spans(folded, word), None) is not None


def _spans(folded: str, word: str) -> Iterator[tuple[int, int]]:
    if " " in word:
        pattern = r"\s+".join(map(re.escape, word.split()))
        yield from (found.span() for found in re.finditer(pattern, folded))
        return
    start = folded.find(word)
    while start >= 0:
        yield start, start + len(word)
        start = folded.find(word, start + len(word))


def _origins(text: str) -> list[int]:
    """For each character of the folded text, the one of the text that it comes from."""
    return [n for n, character in enumerate(text) for _ in fold(character)]


def _past_marks(text: str, end: int) -> int:
    """The end of the letter that ends before `end`, with the marks that are drawn on it."""
    while end < len(text) and not fold(text[end]):
        end += 1
    return end


def _joined(spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    first, last = spans[0]
    for start, end in spans[1:]:
        if start > last:
            yield first, last
            first, last = start, end
        else:
            last = max(last, end)
    yield first, last
