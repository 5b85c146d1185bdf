"""Messages between boards: read back as they were written, and nothing else is read."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.thorough import examples
from winsboard.store.inbox.messages import (
    BadMessage,
    Message,
    decode,
    document_id_of,
    encode,
    new_message_id,
)

ID = "0123456789abcdef" * 2
LINE = Message("line", "first", ID, date(2026, 11, 21), "Sam", "sat outside")
PLAIN = st.text(st.characters(exclude_categories=["Cc", "Cs", "Cf", "Zl", "Zp"]), max_size=50)


@settings(max_examples=examples(100))
@given(PLAIN.filter(str.strip), PLAIN, st.dates(), st.sampled_from(["line", "suggestion"]))
def test_a_message_is_read_as_it_was_written(text: str, name: str, day: date, kind: Any) -> None:
    text, name = text.strip(), " ".join(name.split())
    message = Message(kind, "first", new_message_id(), day, name, text)
    assert decode(encode(message)) == message


@settings(max_examples=examples(100))
@given(st.binary(max_size=300), st.integers(0, 400), st.integers(0, 400))
def test_a_damaged_message_is_no_message(noise: bytes, start: int, length: int) -> None:
    raw = encode(LINE)
    damaged = raw[:start] + noise + raw[start + length :]
    with suppress(BadMessage):
        assert decode(damaged) == LINE


@pytest.mark.parametrize(
    ("field", "value", "why"),
    [
        ("format", "another", "broken"),
        ("version", 2, "newer"),
        ("version", "1", "broken"),
        ("version", True, "broken"),
        ("kind", "erase_all", "broken"),
        ("kind", ["line"], "broken"),
        ("id", "../../etc", "broken"),
        ("id", ID[:-1], "broken"),
        ("id", ID.upper(), "broken"),
        ("id", 5, "broken"),
        ("board", None, "broken"),
        ("day", "yesterday", "broken"),
        ("day", 20261121, "broken"),
        ("text", "", "broken"),
        ("text", " \n ", "broken"),
        ("text", "\x1b\x07", "broken"),
        ("text", "x" * 1_000_001, "broken"),
        ("text", None, "broken"),
        ("name", "n" * 1001, "broken"),
        ("name", {}, "broken"),
    ],
)
def test_each_field_is_checked(field: str, value: object, why: str) -> None:
    from winsboard.store.inbox import messages

    fields = json.loads(encode(LINE))
    del fields["checksum"]
    fields[field] = value
    fields["checksum"] = messages._checksum(fields)
    with pytest.raises(BadMessage, match=why):
        decode(json.dumps(fields).encode())


def test_what_can_harm_a_terminal_does_not_get_in() -> None:
    told = decode(encode(LINE._replace(text="\x1b[2Ja\u202eb\x07\nc", name="S\x1bam\n")))
    assert (told.text, told.name) == ("[2Jab\nc", "Sam")


def test_a_withdrawal_has_no_words() -> None:
    raw = encode(Message("withdraw", "first", ID, date(2026, 11, 21)))
    assert decode(raw) == Message("withdraw", "first", ID, date(2026, 11, 21))
    assert decode(encode(LINE._replace(kind="withdraw"))).text == ""


def test_a_document_has_the_same_id_each_time() -> None:
    assert document_id_of(ID) == document_id_of(ID[:20] + "0" * 12)
    assert all(len(document_id_of(new_message_id())) == 19 for _ in range(50))


def test_nothing_else_is_in_the_file() -> None:
    fields = json.loads(encode(LINE))
    assert fields.keys() == {
        "format", "version", "kind", "board", "id", "day", "name", "text", "checksum",
    }  # fmt: skip
