"""Bytes that become text: byte order marks, and letters that did not arrive."""

from __future__ import annotations

import pytest

from winsboard.domain.errors import Refusal
from winsboard.domain.text.decoding import check_decoded, decode_text

TEXT = "Grüße, 水"


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (b"\xef\xbb\xbf", "utf-8"),
        (b"\xff\xfe", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be"),
        (b"\xff\xfe\x00\x00", "utf-32-le"),
        (b"\x00\x00\xfe\xff", "utf-32-be"),
    ],
)
def test_the_mark_names_the_encoding(mark: bytes, encoding: str) -> None:
    assert decode_text(mark + TEXT.encode(encoding)) == TEXT


@pytest.mark.parametrize("raw", [b"\xff", b"a\0b", "no mark".encode("utf-16-le")])
def test_bytes_that_are_no_text_are_refused(raw: bytes) -> None:
    with pytest.raises(Refusal):
        decode_text(raw)


def test_a_text_with_bytes_in_it_is_refused() -> None:
    assert [check_decoded(text) for text in ("plain", TEXT)] == ["plain", TEXT]
    with pytest.raises(Refusal):
        check_decoded("a letter in another encoding: \udcfc")
