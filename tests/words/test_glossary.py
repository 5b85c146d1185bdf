"""One word for one thing, in everything that the program says and that is written about it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.words.glossary import (
    all_files,
    glossary,
    name_of,
    retired_in,
    texts_of,
)


def found_in(path: Path) -> dict[str, list[str]]:
    found = {where: retired_in(text) for where, text in texts_of(path)}
    return {where: words for where, words in found.items() if words}


@pytest.mark.parametrize("path", all_files(), ids=name_of)
def test_no_retired_word_is_used(path: Path) -> None:
    assert list(texts_of(path)), "it says something"
    assert found_in(path) == {}


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("A number, or Enter for the lit one", "marked"),
        ("12 kept", "save, saved"),
        ("Enter keeps the note", "save, saved"),
        ("Esc leaves", "close, quit"),
        ("t goes on with it", "continue, next"),
        ("Take back “Sat outside”?", "delete"),
        ("Undo takes the last one back", "delete"),
        ("Esc lets go of the search", "clear"),
        ("Put the habit away", "archive, restore"),
        ("It is so already.", "like that"),
        ("Nothing is an answer, too.", "also, as well"),
        ("Say yes, where it asks.", "if"),
        ("No habits yet, and none are needed.", "optional"),
        ("Press Enter to pass", "skip"),
        ("“x” is no year from 2000 to 2026.", "not a"),
        ("The board is sealed.", "encrypt, decrypt"),
        ("The journal of all years", "journal"),
        ("What was done", "history"),
        ("Your smallest form", "easiest version"),
        ("a piece of the name", "part of the name"),
        ("In the list of what was given", "share"),
        ("asked back on 3 May", "ask for it back"),
        ("A file is out of reach.", "stays there"),
    ],
)
def test_a_retired_word_is_noticed_and_the_right_one_named(text: str, term: str) -> None:
    assert any(said.endswith(f"-> {term}") for said in retired_in(text))


@pytest.mark.parametrize(
    "text",
    [
        "You lit the candle.",
        "Leave out --value.",
        "Nothing leaves your computer.",
        "There is no year 1800.",
        "Elite, skeptic, sealant, bypass, undergo once",
        "Saved, and undone as well.",
        "Too many files are open.",
    ],
)
def test_other_words_are_left_alone(text: str) -> None:
    assert retired_in(text) == []


def test_the_glossary_says_what_each_term_means_in_one_line() -> None:
    terms = glossary()["terms"]
    assert len({term["term"] for term in terms}) == len(terms) >= 40
    for term in terms:
        assert "\n" not in term["means"]
        assert term["means"]
        assert bool(term["instead_of"]) == bool(term.get("retired")) or term["term"] == "rest day"


def test_an_exception_says_why_and_is_needed() -> None:
    said = "\n".join(text for path in all_files() for _, text in texts_of(path))
    for exception in glossary()["exceptions"]:
        assert exception["reason"]
        assert re.search(exception["pattern"], said, re.IGNORECASE), exception["pattern"]
