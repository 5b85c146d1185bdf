"""The album of wins."""

from __future__ import annotations

from datetime import date

from tests.domain.progress.board import KNOWN, TODAY, months, on
from winsboard.domain.model.documents import month_of
from winsboard.domain.model.wins import Counts
from winsboard.domain.progress.album import album, album_page


def test_the_album_counts_from_the_first_win() -> None:
    kept = album(
        {
            "2024-03": Counts(2, 5),
            "2024-02": Counts(0, 1),
            "2026-11": Counts(11, 0),
            "2025-01": Counts(0, 0),
        }
    )
    assert (kept.wins, kept.since, kept.others) == (13, date(2024, 3, 1), 6)
    assert kept.pages == ((date(2024, 3, 1), 2), (date(2026, 11, 1), 11))


def test_a_page_of_the_album_has_the_words_and_the_ticks_of_its_month() -> None:
    (days,) = months(KNOWN, TODAY, TODAY)
    page = album_page(KNOWN, TODAY, days, KNOWN.month_entries(month_of(TODAY)))
    assert page.month == on(1)
    assert page.others == 1
    assert page.wins == 11 == len(page.written) + sum(count for _, count in page.ticked)
    assert [e.text for e in page.written] == ["Rang Ines", "Said no", "Got up", "Slept"]
    assert [(h.label, n) for h, n in page.ticked] == [
        ("Make the bed", 4),
        ("Walk", 2),
        ("Old one", 1),
    ]
