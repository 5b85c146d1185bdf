"""The lines of an album page: the wins of a month by day."""

from __future__ import annotations

from itertools import groupby

from winsboard.domain.library.areas import Areas
from winsboard.domain.progress.album import Album, AlbumPage
from winsboard.tui.components.page import PageLine
from winsboard.tui.progress.pages.lines import BLANK, text_lines, win_lines
from winsboard.words import format_phrase
from winsboard.words.sentences.progress.views import album_page_sentence, ticks_words
from winsboard.words.text.dates import day_words


def album_lines(
    album: Album, page: AlbumPage, hours: int, areas: Areas, width: int
) -> list[PageLine]:
    """Return the lines of a page: a summary, the entries, the ticked habits and the page number."""
    lines = text_lines(album_page_sentence(page), width, "strong")
    numbered = enumerate(page.written)
    for day, those in groupby(numbered, key=lambda pair: pair[1].day):
        lines += [BLANK, *text_lines(day_words(day, page.month), width, "quiet")]
        for thing, entry in those:
            lines += win_lines(thing, entry, width, hours, areas)
    if page.ticked:
        told = format_phrase("progress.album.ticked", ticks=ticks_words(page.ticked))
        lines += [BLANK, *text_lines(told, width, "quiet")]
    months = [month for month, _ in album.pages]
    where = format_phrase(
        "progress.album.where", page=months.index(page.month) + 1, pages=len(months)
    )
    return [*lines, BLANK, *text_lines(where, width, "quiet")]
