"""How hard the screens are to read.

The measure is the Flesch-Kincaid grade (Kincaid, Fishburne, Rogers and Chissom, 1975), as
`textstat` computes it: 0.39 words per sentence + 11.8 syllables per word - 15.59. It is computed
for each phrase of eight words or more, because it means little for a label of two words, and for
all phrases of a file together. Commands and names of files in backquotes count as one short word,
and so do the blanks of a phrase; signs such as an arrow do not count.
"""

from __future__ import annotations

import json
import re
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from tests.words.glossary import all_files, phrase_files, texts_of

with warnings.catch_warnings():
    # It still imports pkg_resources.
    warnings.simplefilter("ignore")
    import textstat

HARDEST: Final = 6.0
FEWEST_WORDS: Final = 8
EXCEPTIONS: Final = {
    "option.role": "a list of the words that can be typed",
    "person.role": "a list of the words that can be typed",
}
"""Phrases that are harder, with the reason."""
RULES: Final = re.compile(r"\.(?:celebration_rules|reward_guidance|grace|principles)\[")
"""Rules for those who write the lists; no screen shows them."""
WORD_LISTS: Final = frozenset({"synonyms"})
"""Files of words to search for, without a sentence."""
_NAMES: Final = re.compile(r"`[^`]*`")
_BLANKS: Final = re.compile(r"\{[^}]*\}|…")
_SIGNS: Final = re.compile(r"[·→←↑↓✓●]")


def readable(text: str) -> str:
    """A phrase as it is read aloud."""
    text = _SIGNS.sub(" ", _BLANKS.sub("it", _NAMES.sub("this", text))).strip()
    return text if text.endswith((".", "!", "?", ":")) else f"{text}."


def words(text: str) -> int:
    return len(re.findall(r"[A-Za-z']+", text))


def grade(text: str) -> float:
    found: float = textstat.flesch_kincaid_grade(text)
    return found


def sentences_of(path: Path) -> Iterator[tuple[str, str]]:
    return (
        (key, readable(text))
        for key, text in texts_of(path)
        if words(text) > 1 and not RULES.search(key)
    )


CHECKED: Final = [path for path in all_files() if path.suffix == ".json"]


@pytest.mark.parametrize("path", CHECKED, ids=lambda path: path.stem)
def test_every_phrase_is_easy_to_read(path: Path) -> None:
    long = [(key, text) for key, text in sentences_of(path) if words(text) >= FEWEST_WORDS]
    hard = {key: (grade(text), text) for key, text in long if grade(text) > HARDEST}
    assert {key: said for key, said in hard.items() if key not in EXCEPTIONS} == {}


@pytest.mark.parametrize(
    "path", [path for path in CHECKED if path.stem not in WORD_LISTS], ids=lambda path: path.stem
)
def test_a_file_is_easy_to_read_as_a_whole(path: Path) -> None:
    assert grade(" ".join(text for _, text in sentences_of(path))) <= HARDEST


def test_an_exception_is_a_phrase_that_is_there_and_hard() -> None:
    texts = {
        key: readable(text)
        for path in phrase_files()
        for key, text in json.loads(path.read_text(encoding="utf-8")).items()
    }
    assert {key for key in EXCEPTIONS if grade(texts[key]) > HARDEST} == set(EXCEPTIONS)


@pytest.mark.parametrize(
    "text",
    [
        "Unavailability of the synchronised repository necessitates manual intervention by you.",
        "The notebook retains particulars concerning anybody's accomplishments indefinitely here.",
    ],
)
def test_a_hard_sentence_is_noticed(text: str) -> None:
    assert words(text) >= FEWEST_WORDS
    assert grade(readable(text)) > HARDEST
