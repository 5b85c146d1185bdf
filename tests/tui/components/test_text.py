"""The text that widgets paint, computed without widgets."""

from __future__ import annotations

from tests.rows import each
from winsboard.tui.components.text import line_bounds, wrap


@each(
    ("text", "lines"),
    [
        ("a cup of tea", ["a cup", "of", "tea"]),
        ("tea abcdefgh", ["tea", "abcde", "fgh"]),
        ("漢字漢字 tea", ["漢字", "漢字", "tea"]),
        ("one\n\ntwo", ["one", "", "two"]),
        ("", [""]),
    ],
)
def test_text_is_broken_between_words_where_it_can_be(text: str, lines: list[str]) -> None:
    assert wrap(text, 5) == lines


def test_a_character_wider_than_the_room_stands_alone() -> None:
    assert wrap("漢字", 1) == ["漢", "字"]


@each("character", ["漢", "a"])
def test_a_million_characters_without_a_blank_are_wrapped_in_one_pass(character: str) -> None:
    # A separate pass for each line would take an hour.
    text = character * 1_000_000
    lines = wrap(text, 40)
    assert "".join(lines) == text
    assert len(lines) == (50_000 if character == "漢" else 25_000)


def test_a_very_long_text_is_wrapped_once_and_like_a_short_one() -> None:
    long = "It was a long day. " * 200
    bounds = line_bounds(long, 40)
    assert line_bounds(long, 40) is bounds
    assert line_bounds(long, 41) != bounds
    words = [long[start:end] for start, end in bounds]
    assert max(map(len, words)) <= 40
    assert " ".join(words).split() == long.split()
