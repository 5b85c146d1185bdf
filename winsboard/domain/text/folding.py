"""Matching text regardless of case and accents."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, Literal, TypeVar

T = TypeVar("T")

_MARKS: Final = (
    "[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
    "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    "\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed]"
)
"""Marks that people leave out when typing: Latin, Greek and Cyrillic accents, Hebrew points and
Arabic vowel signs. Vowel signs of other scripts are not optional and are kept."""
_ALIKE: Final = {
    "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th",
    "’": "'", "‘": "'", "ʼ": "'",
}  # fmt: skip
"""Letters without a decomposition, and what people type for them."""
_ANY_ALIKE: Final = f"[{''.join(_ALIKE)}]"


def fold(text: str) -> str:
    """Remove case and accents, so that `Crêpes` and `crepes` are equal."""
    if text.isascii():
        return text.lower()
    return _FOREIGN.sub(_folded, text.lower())


class _FoldCache(dict[str, str]):
    """A cache of folded non-ASCII runs, since the same words occur again and again."""

    def __missing__(self, run: str) -> str:
        if len(self) >= MAX_CACHED_RUNS:
            self.clear()
        bare = re.sub(_MARKS, "", normalize("NFKD", run).casefold())
        self[run] = re.sub(_ANY_ALIKE, lambda found: _ALIKE[found[0]], bare)
        return self[run]


MAX_CACHED_RUNS: Final = 20_000
_FOREIGN: Final = re.compile("[^\x00-\x7f]+")
_RUNS: Final = _FoldCache()


def _folded(found: re.Match[str]) -> str:
    return _RUNS[found[0]]


def fold_name(name: str) -> str:
    """Fold a name or an id, treating underscores as spaces."""
    return " ".join(fold(name).replace("_", " ").split())


def best_match(typed: str, names: Iterable[tuple[str, T]], *, pieces: bool = True) -> list[T]:
    """Find the things whose name matches what was typed.

    Only the best kind of match is returned: the exact name, else ignoring case, else ignoring
    accents, else, with `pieces`, names that contain it. Several things may match equally well.
    """
    known = list(names)
    for form in (_composed, _caseless, fold_name):
        wanted = form(typed)
        if found := [thing for name, thing in known if wanted and form(name) == wanted]:
            return list(dict.fromkeys(found))
    wanted = fold_name(typed) if pieces else ""
    found = [thing for name, thing in known if wanted and wanted in fold_name(name)]
    return list(dict.fromkeys(found))


def normalize(form: Literal["NFC", "NFKD"], text: str) -> str:
    """What `unicodedata` does, without loading it for text in which nothing changes."""
    if text.isascii():
        return text
    from unicodedata import normalize

    return normalize(form, text)


def _composed(name: str) -> str:
    return " ".join(normalize("NFC", name).split())


def _caseless(name: str) -> str:
    return normalize("NFC", _composed(name).casefold())


def positions(text: str, words: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
    """The positions of folded words in a text, as sorted (start, end) ranges of the original text.

    Ranges that touch are joined. A space in a word matches any run of white space.
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
    """Whether a folded text contains a folded word. Spaces match as in `positions`."""
    if " " not in word:
        return word in folded
    has_all = all(piece in folded for piece in word.split())
    return has_all and next(_spans(folded, word), None) is not None


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
    """For each character of the folded text, the index of the original character."""
    return [n for n, character in enumerate(text) for _ in fold(character)]


def _past_marks(text: str, end: int) -> int:
    """Extend `end` past the combining marks that follow the letter before it."""
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
