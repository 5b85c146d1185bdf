"""The album as plain text."""

from __future__ import annotations

from datetime import date

from winsboard.domain.model.board import Board
from winsboard.domain.progress.album import Album, AlbumPage
from winsboard.plain.fields import entry_fields
from winsboard.plain.rows import dated_lines
from winsboard.words import format_phrase
from winsboard.words.sentences.progress.views import (
    album_page_sentence,
    album_sentence,
    ticks_words,
    wins_words,
)
from winsboard.words.text.dates import month_words


def album_lines(album: Album) -> list[str]:
    """The total, and the wins of each month, latest first."""
    lines = [album_sentence(album)]
    pages = [f"  {month_words(month)}: {wins_words(wins)}" for month, wins in album.pages]
    return [*lines, "", *reversed(pages)] if pages else lines


def album_page_fields(page: AlbumPage, board: Board) -> dict[str, object]:
    """An album page as printed by `--json`."""
    written = entry_fields(page.written, board)
    ticked = [{"habit": habit, "days": days} for habit, days in page.ticked]
    return {**page._asdict(), "written": written, "ticked": ticked}


def album_page_lines(album: Album, page: AlbumPage, board: Board, today: date) -> list[str]:
    """The total, and the wins of one month."""
    lines = [album_sentence(album), "", album_page_sentence(page)]
    lines += dated_lines(page.written, board, today, wins_only=True)
    if page.ticked:
        lines += ["", format_phrase("progress.album.ticked", ticks=ticks_words(page.ticked))]
    months = [month for month, _ in album.pages]
    if page.month in months:
        where = format_phrase(
            "progress.album.where", page=months.index(page.month) + 1, pages=len(months)
        )
        lines += ["", where]
    return lines
