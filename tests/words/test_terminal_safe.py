from __future__ import annotations

import json
import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.thorough import examples
from winsboard.plain.fields import json_text
from winsboard.words.text.terminal_safe import terminal_safe

OBEYED = ("\x1b[31m", "\x07", "\x9b2J", "\r", "\x7f", "\u202e", "\t")


def test_what_a_terminal_would_obey_is_replaced() -> None:
    for text in OBEYED:
        assert not set(terminal_safe(f"before{text}after")) & set("\x1b\x07\x9b\r\x7f\u202e\t")


def test_lines_letters_and_joined_emoji_stay() -> None:
    text = "Día 1\n日本 👩\u200d👧 שלום [red]not a colour[/red]"
    assert terminal_safe(text) == text


@given(st.text(max_size=60))
@settings(deadline=None, max_examples=examples(100))
def test_no_control_character_is_ever_shown(text: str) -> None:
    assert not [
        c for c in terminal_safe(text) if c != "\n" and unicodedata.category(c) in ("Cc", "Cs")
    ]


@given(st.text(max_size=60).filter(lambda text: text.isprintable() or "\x9b" in text))
@settings(deadline=None, max_examples=examples(60))
def test_json_says_the_same_and_holds_no_control_character(text: str) -> None:
    written = json_text([text])
    assert json.loads(written) == [text]
    assert "\x9b" not in written
