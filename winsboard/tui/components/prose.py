"""Renders a person's text: headings, lists and emphasis as in Markdown.

Only these few forms are recognised; everything else is shown as it was typed.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import Final, TypeAlias

from winsboard.domain.text.folding import positions
from winsboard.named_tuple import NamedTuple
from winsboard.tui.components.text import line_bounds, with_stable_width
from winsboard.tui.terminal.cells import cell_len

HEADING: Final = re.compile(r"#{1,6} +(?P<text>\S.*?)(?: #+)?$")
BULLET: Final = re.compile(r"(?P<in> *)[-*+] +(?P<text>\S.*)$")
NUMBER: Final = re.compile(r"(?P<in> *)(?P<sign>\d{1,3}[.)]) +(?P<text>\S.*)$")
QUOTE: Final = re.compile(r"> ?(?P<text>.*)$")
RULE: Final = re.compile(r"(\*{3,}|-{3,}|_{3,})$")
FENCE: Final = "```"
EMPHASIS: Final = re.compile(
    r"(?<!`)`(?P<code>[^`]+)`(?!`)"
    r"|(?<![\w*])\*\*(?=[^\s*])(?P<strong>.+?)(?<=[^\s*])\*\*(?![\w*])"
    r"|(?<![\w*])\*(?=[^\s*])(?P<soft>[^*]+?)(?<=\S)\*(?![\w*])"
    r"|(?<!\w)__(?=[^\s_])(?P<strong_too>.+?)(?<=[^\s_])__(?!\w)"
    r"|(?<!\w)_(?=[^\s_])(?P<soft_too>[^_]+?)(?<=\S)_(?!\w)"
)
STYLES: Final = {
    "code": "code",
    "strong": "strong",
    "soft": "soft",
    "strong_too": "strong",
    "soft_too": "soft",
}
"""The style for each group of `EMPHASIS`."""
FORMED: Final = re.compile(
    r"^(?:#{1,6} | *[-*+] | *\d{1,3}[.)] |> ?|```|\*{3}|-{3}|_{3})|[*_`]", re.M
)
"""Matches if a text may contain any of the forms; other texts are rendered without parsing."""
MAX_DEPTH: Final = 8
"""Maximum indent of a nested list, in cells."""


class Run(NamedTuple):
    """A piece of a line in one style."""

    text: str
    style: str = "text"
    is_match: bool = False
    """Whether it matches the search."""


Line: TypeAlias = tuple[Run, ...]


class Paragraph(NamedTuple):
    """One typed line, parsed."""

    text: str
    styles: Sequence[tuple[int, int, str]] = ()
    """Start, end and style of each emphasised part."""
    style: str = "text"
    first: str = ""
    """Prefix of its first line."""
    underline: str = ""
    """Prefix of its wrapped lines, as wide as `first`."""


def prose(text: str, width: int, words: tuple[str, ...] = ()) -> list[Line]:
    """Render a text in lines of at most `width` cells. The folded search `words` are marked."""
    lines: list[Line] = []
    for paragraph in _paragraphs(with_stable_width(text)):
        lines.extend(_wrapped(paragraph, width, words))
    return lines


def _paragraphs(text: str) -> Iterator[Paragraph]:
    if not FORMED.search(text):
        yield from map(Paragraph, text.split("\n"))
        return
    verbatim = False
    for typed in text.split("\n"):
        info = typed.lstrip("`").strip()
        is_fence = typed.startswith(FENCE) and "`" not in info and not (verbatim and info)
        if is_fence:
            verbatim = not verbatim
        if is_fence and info:
            # Markdown drops the words after a fence; here every word that was typed is shown.
            yield Paragraph(info, style="code", first="  ", underline="  ")
        elif verbatim and not is_fence:
            yield Paragraph(typed, style="code", first="  ", underline="  ")
        elif not is_fence:
            yield _parse_line(typed)


def _parse_line(typed: str) -> Paragraph:
    if found := HEADING.match(typed):
        return Paragraph(*_parse_emphasis(found["text"]), style="heading")
    if RULE.match(typed):
        return Paragraph("─" * 12, style="sign")
    if found := QUOTE.match(typed):
        return Paragraph(*_parse_emphasis(found["text"]), style="quote", first="│ ", underline="│ ")
    for form in (BULLET, NUMBER):
        if found := form.match(typed):
            sign = found["sign"] if form is NUMBER else "•"
            first = f"{' ' * min(len(found['in']), MAX_DEPTH)}{sign} "
            return Paragraph(
                *_parse_emphasis(found["text"]), first=first, underline=" " * len(first)
            )
    return Paragraph(*_parse_emphasis(typed))


def _parse_emphasis(typed: str) -> tuple[str, list[tuple[int, int, str]]]:
    """Return the text without the emphasis characters, and the emphasised parts."""
    shown, styles, after = "", [], 0
    for found in EMPHASIS.finditer(typed):
        name = found.lastgroup or ""
        shown += typed[after : found.start()]
        styles.append((len(shown), len(shown) + len(found[name]), STYLES[name]))
        shown += found[name]
        after = found.end()
    return shown + typed[after:], styles


def _wrapped(paragraph: Paragraph, width: int, words: tuple[str, ...]) -> Iterator[Line]:
    lit = positions(paragraph.text, words) if words else ()
    room = max(width - cell_len(paragraph.first), 1)
    before = paragraph.first
    for start, end in line_bounds(paragraph.text, room):
        sign = (Run(before, "sign"),) if before else ()
        yield (*sign, *_runs(paragraph, lit, start, end))
        before = paragraph.underline


def _runs(
    paragraph: Paragraph, matches: Sequence[tuple[int, int]], start: int, end: int
) -> Iterator[Run]:
    if not (paragraph.styles or matches):
        yield Run(paragraph.text[start:end], paragraph.style)
        return
    edges = {start, end}
    edges.update(e for first, last, _ in paragraph.styles for e in (first, last))
    edges.update(e for span in matches for e in span)
    inside = sorted(edge for edge in edges if start <= edge <= end)
    for first, last in itertools.pairwise(inside):
        style = next((s for a, b, s in paragraph.styles if a <= first < b), paragraph.style)
        is_lit = any(a <= first < b for a, b in matches)
        yield Run(paragraph.text[first:last], style, is_lit)


def cells_of(line: Line) -> int:
    """Return the width of a line in cells."""
    return sum(cell_len(run.text) for run in line)
