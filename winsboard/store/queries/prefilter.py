"""A prefilter for searches: the lines of a month that may match."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import lru_cache

from winsboard.domain.journal.query import FIRST_TAG, Label, PersonFilter, Query
from winsboard.domain.text.folding import fold
from winsboard.store.format.line_counts import lines_with
from winsboard.store.queries.line_scan import NOTED, STARRED, told_lines


@lru_cache(maxsize=4)
def prefilter_for(query: Query) -> LinePrefilter:
    """The prefilter of a query, cached because it is needed for every month."""
    return LinePrefilter(query)


class LinePrefilter:
    """Selects lines that may match a query. Decoding them shows which do."""

    def __init__(self, query: Query) -> None:
        # The longest word is usually the rarest.
        words = sorted(set(_words(query)), key=len, reverse=True)
        self._rarest, self._words = (words[0], words[1:]) if words else ("", [])
        # A lone surrogate is in no file.
        self._as_bytes = tuple(word.encode(errors="surrogatepass") for word in words)
        self._exact = tuple(_exact(query))
        self._people = tuple(wish for wish in query.people if wish.ids)
        self._labels = tuple(map(_of_label, query.labels))

    def lines(self, section: bytes) -> list[bytes]:
        """The lines of entries that may match."""
        if not section or not all(piece in section for piece in self._exact):
            return []
        if not self._rarest and self._exact:
            lines = list(lines_with(section, self._exact[:1]))
        elif not self._rarest:
            lines = section.split(b",\n")
        elif section.isascii():
            lines = list(self._ascii_lines(section))
        else:
            lines = list(self._lines(section))
        if any(label in section for label in self._labels):
            lines += self._labelled(section, without=frozenset(lines))
        return [
            line
            for line in lines
            if all(piece in line for piece in self._exact)
            and all(_names(line, wish) for wish in self._people)
        ]

    def _labelled(self, section: bytes, without: frozenset[bytes]) -> Iterator[bytes]:
        """The lines that match a word of the query by a label and do not contain it."""
        for line in section.split(b",\n"):
            if line not in without and any(label in line for label in self._labels):
                yield line

    def _ascii_lines(self, section: bytes) -> Iterator[bytes]:
        """Like `_lines`; from the end, which takes half the time."""
        rarest, *words = self._as_bytes
        folded = section.lower()
        at = folded.rfind(rarest)
        while at >= 0:
            start, end = folded.rfind(b"\n", 0, at) + 1, folded.find(b"\n", at)
            end = len(folded) if end < 0 else end
            if all(word in folded[start:end] for word in words):
                yield section[start:end].removesuffix(b",")
            at = folded.rfind(rarest, 0, start)

    def _lines(self, section: bytes) -> Iterator[bytes]:
        folded = fold(section.decode(errors="replace"))
        spans = list(self._spans(folded))
        lines = section.split(b",\n") if spans else []
        # Case folding never creates or removes a newline, so lines have the same numbers.
        nth, counted = 0, 0
        for start, _ in spans:
            nth, counted = nth + folded.count("\n", counted, start), start
            yield lines[nth]

    def _spans(self, folded: str) -> Iterator[tuple[int, int]]:
        """The positions of lines in the folded text that contain every word."""
        at = folded.find(self._rarest)
        while at >= 0:
            start, end = folded.rfind("\n", 0, at) + 1, folded.find("\n", at)
            end = len(folded) if end < 0 else end
            if all(word in folded[start:end] for word in self._words):
                yield start, end
            at = folded.find(self._rarest, end)


@lru_cache(maxsize=4)
def tick_prefilter_for(query: Query, names: frozenset[str]) -> TickPrefilter:
    """The prefilter of a query, cached because it is needed for every month."""
    return TickPrefilter(query, names)


class TickPrefilter:
    """Selects lines of marks that may match a query: what is found of a tick is its text.

    That is the name of its habit and its note. What no habit is named has to be in the note.
    """

    def __init__(self, query: Query, names: frozenset[str]) -> None:
        """`names` are the folded names of all habits."""
        words = {word for phrase in query.words for word in phrase.split()}
        noted = {word for word in words if not any(word in name for name in names)}
        # A label may be what a word is found in.
        self._noted = [_as_in_file(word) for word in noted] if not query.labels else []
        self._is_starred = query.starred

    def lines(self, section: bytes) -> list[bytes]:
        """The lines of ticks with a note, tags or a star that may match."""
        if self._noted:
            return [
                line
                for line in lines_with(section, [NOTED])
                if all(word in fold(line.decode(errors="replace")) for word in self._noted)
            ]
        return list(lines_with(section, [STARRED])) if self._is_starred else told_lines(section)


def _words(query: Query) -> Iterator[str]:
    """The folded words as they are in a file, where JSON escapes newlines."""
    # Where a person is named by id, the line need not have the name.
    typed = (wish.piece for wish in query.people if not wish.ids)
    for phrase in (*query.words, *typed):
        yield from map(_as_in_file, phrase.split())


def _as_in_file(word: str) -> str:
    return json.dumps(word, ensure_ascii=False)[1:-1]


def _of_label(label: Label) -> bytes:
    """What a line contains that has the field value of a label."""
    value = json.dumps(label.value, ensure_ascii=False)
    return (value if label.field == "people" else f'"{label.field}":{value}').encode()


def _names(line: bytes, wish: PersonFilter) -> bool:
    """Whether a line may name a person, by id or by a name."""
    if any(f'"{id}"'.encode() in line for id in wish.ids):
        return True
    folded = fold(line.decode(errors="replace"))
    return all(word in folded for word in wish.piece.split())


def _exact(query: Query) -> Iterator[bytes]:
    """Other strings a line must contain. Quotation marks inside a text are escaped."""
    if query.starred:
        yield b'"starred":true'
    if query.talk:
        yield b'"talk":true'
    if query.first_time:
        yield b'"%s"' % FIRST_TAG.encode()
    for name, values in (("kind", query.kinds), ("area", query.areas)):
        # Look backs have wins as well.
        if len(values) == 1 and "win" not in values:
            value = json.dumps(next(iter(values)), ensure_ascii=False)
            yield f'"{name}":{value}'.encode()
