"""A second look at words that are given away: places, days and ways to reach somebody in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from winsboard.domain.sharing.english import (
    BEGINNINGS,
    JOINING_WORDS,
    NO_PLACE,
    PLACE_WORDS,
    begins_sentence,
)

_MONTH: Final = (
    "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    "sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_FORMS: Final = (
    r"\b[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+",
    r"\b(?:https?://|www\.)\S+",
    r"(?<!\w)@\w[\w.]+",
    rf"\b\d{{1,2}}(?:st|nd|rd|th|\.)?\s+(?:of\s+)?{_MONTH}\b\.?(?:,?\s+\d{{4}}\b)?",
    rf"\b{_MONTH}\.?\s+(?:the\s+)?\d{{1,2}}(?:st|nd|rd|th)?\b(?:,?\s+\d{{4}}\b)?",
    rf"\b{_MONTH}\.?,?\s+\d{{4}}\b",
    r"\b\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\b",
    r"\b\d{1,2}([-/.])\d{1,2}\1(?:\d{4}|\d{2})\b",
    r"\b\d{1,2}(?:/\d{1,2}\b(?!/)|\.\d{1,2}\.(?!\d))",
    r"\b(?:[01]?\d|2[0-3])[:.][0-5]\d(?:\s*[ap]\.?m\b\.?|(?!\d))",
    r"\b(?:1[0-2]|[1-9])\s*[ap]\.?m\b\.?",
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b",
    r"(?<!\w)\+?\(?\d(?:[ ()/-]{0,2}\d){5,}",
    r"\b[a-z]{1,2}\d[a-z\d]?\s*\d[a-z]{2}\b",
)
"""Days, times, and ways to reach somebody. What an earlier one finds, no later one finds again."""
_WORD: Final = re.compile(r"[^\W_][\w'’&-]*")


def places_and_days(texts: Iterable[str]) -> tuple[str, ...]:
    """Places, days, times and addresses in texts, as typed, each once and in their order.

    It finds them by their form, so it finds some that are none, and misses others.
    """
    found = (" ".join(words.split()) for text in texts for words in _in(text))
    return tuple(dict.fromkeys(found))


def _in(text: str) -> Iterator[str]:
    spans: list[tuple[int, int]] = []
    taken = bytearray(len(text))
    for form in _FORMS:
        for found in re.finditer(form, text, re.IGNORECASE):
            start, end = found.span()
            if not any(taken[start:end]):
                spans.append((start, end))
                taken[start:end] = b"x" * (end - start)
    # What was found ends a name: `Elm Road 3 May` are two.
    rest = list(text)
    for start, end in spans:
        rest[start:end] = "\x00" * (end - start)
    spans += _places("".join(rest))
    yield from (text[start:end] for start, end in sorted(spans))


def _places(text: str) -> Iterator[tuple[int, int]]:
    words = [*_WORD.finditer(text)]
    at = 0
    while at < len(words):
        end = _end_of_name(text, words, at)
        start = at
        if end > at:
            is_start = begins_sentence(text, words[at].start())
            if is_start and end - at > 1 and _only_begins(words[at][0]):
                start, is_start = at + 1, False
            if not is_start or end - start > 1 or _is_surely(words, end - 1):
                yield _with_number(text, words, start), words[end - 1].end()
        at = max(end, at + 1)


def _end_of_name(text: str, words: list[re.Match[str]], at: int) -> int:
    """The number of the word behind a name that begins with a word; `at` if none begins there."""
    if _is_capital(words[at][0]):
        end = at + 1
        ahead = end
        while ahead < len(words) and _is_joined(text, words, ahead):
            word = words[ahead][0]
            if _is_capital(word) or word.lower() in PLACE_WORDS:
                end = ahead + 1
            elif word not in JOINING_WORDS:
                break
            ahead += 1
        return end
    behind = at + 1 < len(words) and _is_joined(text, words, at + 1)
    is_name = words[at][0].isalpha() and words[at][0].lower() not in NO_PLACE
    return at + 2 if behind and is_name and _is_surely(words, at + 1) else at


def _is_joined(text: str, words: list[re.Match[str]], at: int) -> bool:
    between = text[words[at - 1].end() : words[at].start()]
    return between.isspace() and "\n" not in between


def _is_surely(words: list[re.Match[str]], at: int) -> bool:
    return words[at][0].lower() in PLACE_WORDS


def _is_capital(word: str) -> bool:
    return word[0].isupper() and word.lower().replace("’", "'") not in NO_PLACE


def _only_begins(word: str) -> bool:
    bare = word.lower()
    return bare in BEGINNINGS or bare.endswith(("ed", "ing"))


def _with_number(text: str, words: list[re.Match[str]], at: int) -> int:
    """Where a name begins: with the number of the house, if there is one."""
    if at and words[at - 1][0][0].isdigit() and _is_joined(text, words, at):
        return words[at - 1].start()
    return words[at].start()
