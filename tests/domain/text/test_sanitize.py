"""Sanitizing typed text."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from winsboard.domain.text import sanitize


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a  b\tc\nd", "a b c d"),
        ("\x1b[31mred\x1b[0m", "[31mred[0m"),
        ("[red]x[/red] [@click=app.quit]", "[red]x[/red] [@click=app.quit]"),
        ("bell\x07 null\x00 delete\x7f c1\x9b", "bell null delete c1"),
        ("שלום עולם", "שלום עולם"),
        ("e\u0301 👩‍👩‍👧 日本", "e\u0301 👩‍👩‍👧 日本"),
        ("abc\u202edef\u2066g", "abcdefg"),
        ("lone \ud83d half", "lone half"),
    ],
)
def test_one_line_keeps_meaning_and_drops_what_does_harm(typed: str, kept: str) -> None:
    assert sanitize.one_line(typed) == kept


def test_many_lines_keep_their_lines_and_drop_trailing_blanks() -> None:
    assert sanitize.multi_line("\n a \r\nb\rc  \n\n") == " a\nb\nc"


@given(st.lists(st.text(st.characters(categories=["L", "N"])), min_size=1, max_size=5))
def test_whatever_separates_lines_keeps_words_apart(words: list[str]) -> None:
    kept = [word for word in words if word]
    for end in ("\n", "\r", "\r\n", "\u2028", "\u2029", "\x85", "\v", "\f", "\x1c", "\x1d", "\x1e"):
        assert sanitize.one_line(end.join(words)).split(" ") == (kept or [""])
        assert sanitize.multi_line(end.join(words)).strip("\n") == "\n".join(words).strip("\n")


@given(st.text())
def test_nothing_harmful_is_left_and_doing_it_twice_changes_nothing(typed: str) -> None:
    for made in (sanitize.one_line(typed), sanitize.multi_line(typed)):
        assert not any(unicodedata.category(c) in ("Cc", "Cs") for c in made if c != "\n")
        made.encode()
    assert sanitize.one_line(sanitize.one_line(typed)) == sanitize.one_line(typed)
    assert sanitize.multi_line(sanitize.multi_line(typed)) == sanitize.multi_line(typed)
    assert "\n" not in sanitize.one_line(typed)


@given(st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1))
def test_ordinary_words_are_kept_as_they_are(typed: str) -> None:
    assert (
        sanitize.one_line(typed) == sanitize.multi_line(typed) == sanitize.sanitized(typed) == typed
    )


def test_a_joiner_is_a_mark_and_no_letter_or_harmful_character_is() -> None:
    assert [sanitize.is_mark(c) for c in "\u200d\u200ca\n\u202e\x1b水"] == [
        True, True, False, False, False, False, False,
    ]  # fmt: skip
