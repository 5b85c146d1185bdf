from __future__ import annotations

import pytest

from tests.words.lint import content_parts, content_strings, objections, phrase_strings
from winsboard.words import content


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
        "Just save it",
        "No habits yet, and none are needed.",
        "Nothing is an answer, too.",
        "You need to rest",
        "Of course you can",
    ],
)
def test_an_unkind_sentence_is_noticed(text: str) -> None:
    assert objections(text, to_program=True)


@pytest.mark.parametrize("text", ["Adjust the lamp", "Read only", "Well done!", "A mustard jar"])
def test_a_harmless_sentence_is_left_alone(text: str) -> None:
    assert objections(text, to_program=True) == []


@pytest.mark.parametrize(
    ("part", "section", "limit"),
    [
        ("prompts", "prompts", "max_words_prompt"),
        ("celebrations", "celebrations", "max_words_celebration"),
        ("habits", "habits", "max_words_label"),
        ("habits", "areas", "max_words_label"),
        ("calm", "coping_skills", "max_words_label"),
        ("feelings", "mood_scale", "max_words_label"),
        ("feelings", "energy_scale", "max_words_label"),
    ],
)
def test_plain_forms_keep_to_their_words(part: str, section: str, limit: str) -> None:
    most = content("lint")["lint"]["plain_limits"][limit]
    plain = [item["plain"] for item in content(part)[section]]
    assert plain
    assert [text for text in plain if len(text.split()) > most] == []
