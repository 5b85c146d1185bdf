from __future__ import annotations

import pytest

from tests.words.lint import content_parts, content_strings, objections, phrase_strings


def test_every_phrase_is_kind() -> None:
    found = {key: objections(text, to_program=True) for key, text in phrase_strings()}
    assert found, "the program says something"
    assert {key: words for key, words in found.items() if words} == {}


@pytest.mark.parametrize("part", content_parts())
def test_a_shipped_list_is_kind(part: str) -> None:
    found = {w: objections(text, to_program=False) for w, text in content_strings(part)}
    assert found, "a list holds something to read"
    assert {where: words for where, words in found.items() if words} == {}


@pytest.mark.parametrize(
    "text",
    [
        "You missed two days",
        "You FAILED",
        "You should rest",
        "only 3 days left",
        "At least try",
        "Just breathe",
        "We noticed that",
        "I'm proud of you",
        "Well done! Great!",
    ],
)
def test_an_unkind_sentence_is_noticed(text: str) -> None:
    assert objections(text, to_program=True)


@pytest.mark.parametrize("text", ["Adjust the lamp", "Read only", "Well done!", "A mustard jar"])
def test_a_harmless_sentence_is_left_alone(text: str) -> None:
    assert objections(text, to_program=True) == []
