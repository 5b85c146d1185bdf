"""Other words for the names of people, in what is given away."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from winsboard.domain.sharing.english import ALSO_WORDS, NO_NAMES, TITLES, begins_sentence
from winsboard.domain.text.folding import fold
from winsboard.domain.text.sanitize import is_mark
from winsboard.named_tuple import NamedTuple

_LETTER: Final = r"[^\W\d_]"
_NO_LETTER_AFTER: Final = f"(?!{_LETTER}|[\u0900-\u0dff])"
"""The signs of Indian scripts belong to the letter before them, but are no letters for Python."""
_UNSPACED: Final = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\U0003ffff]")
"""Letters of scripts that put no space between words, or endings right behind a name."""
_LONG: Final = 3
"""Letters of a name that can have an `s` behind it without an apostrophe, or a hyphen beside it.

Shorter ones are a part of too many other words, such as `Al` in `Al-Anon`.
"""


class StandIn(NamedTuple):
    """A name, and what stands for it."""

    name: str
    words: str
    in_parts: bool = True
    """Whether each word of the name stands for it, too. The words of `Tuesday group` do not."""


class _Found(NamedTuple):
    """A name in a text: where it is, which one, and whether it is a possessive."""

    start: int
    end: int
    form: str
    is_possessive: bool
    is_word: bool
    """Whether an ordinary word is meant, such as `will`."""


class Names:
    """Replaces names by other words: whole words, in any case, with a possessive or without."""

    def __init__(self, stand_ins: Iterable[StandIn], *, unclear: str) -> None:
        """`unclear` stands for a name of several people who are called differently."""
        self._words = _by_form(stand_ins, unclear)
        self._pattern = _pattern_of(self._words)

    def replaced(self, text: str) -> str:
        """The text with other words for every name in it."""
        pieces, end = [], 0
        for found in self._found(text):
            if found.is_word or found.start < end:
                continue
            words = self._words[found.form]
            if text[found.start].isupper() and begins_sentence(text, found.start):
                words = words[:1].upper() + words[1:]
            pieces += [text[end : found.start], words, "'s" if found.is_possessive else ""]
            end = found.end
        return "".join([*pieces, text[end:]])

    def left_in(self, text: str) -> tuple[str, ...]:
        """The words of a text that may be a name as well, and that `replaced` leaves, as typed."""
        return tuple(text[found.start : found.end] for found in self._found(text) if found.is_word)

    def _found(self, text: str) -> Iterator[_Found]:
        if self._pattern is None:
            return
        folded, origin = _folded(text)
        for found in self._pattern.finditer(folded):
            kind = next(kind for kind in _KINDS if found[kind])
            form = _form(found[kind])
            tail = found.groupdict().get(f"{kind}_s") or ""
            start, end = origin[found.start()], _past_marks(text, origin[found.end() - 1] + 1)
            typed = text[start:end]
            is_word = form in ALSO_WORDS and (
                typed.islower() or (tail == "s" and not typed[0].isupper())
            )
            yield _Found(start, end, form, bool(tail), is_word)


def _folded(text: str) -> tuple[str, list[int]]:
    """A text without case, accents and joiners, and where each of its characters comes from."""
    pairs = [
        (letter, n) for n, typed in enumerate(text) if not is_mark(typed) for letter in fold(typed)
    ]
    return "".join(letter for letter, _ in pairs), [n for _, n in pairs]


def _past_marks(text: str, end: int) -> int:
    """Extend `end` past the accents and joiners that follow the letter before it."""
    while end < len(text) and (is_mark(text[end]) or not fold(text[end])):
        end += 1
    return end


def _form(name: str) -> str:
    """A folded name with single spaces, and without the dots of titles and initials."""
    return " ".join(word.rstrip(".") for word in name.split())


def _by_form(stand_ins: Iterable[StandIn], unclear: str) -> Mapping[str, str]:
    """What stands for each form of each name: the whole name, and its words one by one."""
    whole: dict[str, set[str]] = {}
    parts: dict[str, set[str]] = {}
    for name, words, in_parts in stand_ins:
        form = _form(_folded(name)[0])
        if not re.search(_LETTER, form):
            continue
        whole.setdefault(form, set()).add(words)
        for part in _parts(name) if in_parts else ():
            parts.setdefault(part, set()).add(words)
    found = {**parts, **whole}
    return {form: words.pop() if len(words) == 1 else unclear for form, words in found.items()}


def _parts(name: str) -> Iterator[str]:
    """The words of a name by which somebody is called, without titles and initials."""
    words = re.findall(r"[^\W_]+(?:['’.]?[^\W_]+)*", name)
    has_capitals = any(not word.islower() for word in words)
    for word in words:
        part = _form(_folded(word)[0])
        if part in NO_NAMES or (has_capitals and word.islower()):
            continue
        is_long = len(part) > 1 and re.search(_LETTER, part)
        if is_long or _UNSPACED.match(part):
            yield part


_KINDS: Final = ("unspaced", "long", "short")


def _pattern_of(forms: Iterable[str]) -> re.Pattern[str] | None:
    """Finds each form as a whole word, the longest first; None if there is nothing to find."""
    kinds: dict[str, list[str]] = {}
    for form in sorted(forms, key=lambda form: (-len(form), form)):
        kinds.setdefault(_kind(form), []).append(_typed(form))
    before = f"(?<!{_LETTER})(?:(?:{'|'.join(TITLES)})\\.?\\s+)?"
    rest = {
        "unspaced": ("", ""),
        "long": (before, rf"(?P<long_s>'s|s'?|(?<=s)'(?=\s+{_LETTER}))?{_NO_LETTER_AFTER}"),
        "short": (
            rf"(?<!-){before}",
            rf"(?P<short_s>'s)?{_NO_LETTER_AFTER}(?!-{_LETTER})",
        ),
    }
    found = [
        f"{rest[kind][0]}(?P<{kind}>{'|'.join(kinds[kind])}){rest[kind][1]}"
        if kind in kinds
        else f"(?P<{kind}>(?!))"
        for kind in _KINDS
    ]
    return re.compile("|".join(found)) if kinds else None


def _kind(form: str) -> str:
    if _UNSPACED.match(form) or _UNSPACED.match(form[-1]):
        return "unspaced"
    return "long" if len(form) >= _LONG else "short"


def _typed(form: str) -> str:
    """A pattern for a form, with any white space and with or without dots behind its words."""
    return r"\.?\s+".join(map(re.escape, form.split()))
