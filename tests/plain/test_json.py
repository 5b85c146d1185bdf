"""JSON output preserves all values."""

from __future__ import annotations

import json
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from winsboard.plain.fields import json_text
from winsboard.words.text.terminal_safe import terminal_safe

LETTERS = st.text(
    st.characters(exclude_categories=["Cs"]) | st.sampled_from("\u2028\u2029\u202e\x85\x1b\ufeff😀")
)


@given(LETTERS, st.sampled_from(["utf-8", "ascii", "latin-1", "cp1252"]))
def test_every_text_comes_back_as_it_was(text: str, encoding: str) -> None:
    printed = json_text([text], encoding)
    assert json.loads(terminal_safe(printed).encode(encoding).decode(encoding)) == [text]
    assert len(printed.splitlines()) == 3


def test_half_a_character_is_replaced_so_that_every_reader_can_read_it() -> None:
    for half, encoding in product("\ud83d\udce9\udfff", ("utf-8", "ascii")):
        assert json.loads(json_text({half: f"a{half}b"}, encoding)) == {"\ufffd": "a\ufffdb"}
