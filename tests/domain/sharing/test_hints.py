"""Places, days and addresses that are left in a text."""

from __future__ import annotations

import pytest

from winsboard.domain.sharing.hints import places_and_days

FOUND = {
    "Walked to Elm Road on 3 May": ["Elm Road", "3 May"],
    "Visited Elm Road. It was good": ["Elm Road"],
    "Elm Road was far": ["Elm Road"],
    "sat at elm road, then at St Mary's Hospital": ["elm road", "St Mary's Hospital"],
    "Went to London with the dog": ["London"],
    "12 Elm Road, SW1A 1AA, 020 7946 0018": ["12 Elm Road", "SW1A 1AA", "020 7946 0018"],
    "write to me@x.org or https://x.org/a": ["me@x.org", "https://x.org/a"],
    "on 3/5/26, 2026-05-03 and 03.05.2026": ["3/5/26", "2026-05-03", "03.05.2026"],
    "May 3rd, 2026; in March 2025": ["May 3rd, 2026", "March 2025"],
    "at 10:30, at 5 pm on Tuesday": ["10:30", "5 pm", "Tuesday"],
    "Bank of England and the Bank of England": ["Bank of England"],
    "Made the bed\nWashed up in Zürich": ["Zürich"],
    "in Łódź": ["Łódź"],
}

NOTHING = (
    "",
    "I went, I saw. OK",
    "A friend came. Made 12 words",
    "12 of 20 words, 3 steps",
    "the road was long, a hospital visit, near the station",
    "It may be 3 days",
)


@pytest.mark.parametrize("text", FOUND)
def test_places_and_days_are_found_as_typed(text: str) -> None:
    assert [*places_and_days([text])] == FOUND[text]


@pytest.mark.parametrize("text", NOTHING)
def test_other_words_are_not(text: str) -> None:
    assert places_and_days([text]) == ()


def test_each_is_said_once() -> None:
    assert places_and_days(["to Elm Road", "at Elm Road on 3 May"]) == ("Elm Road", "3 May")
