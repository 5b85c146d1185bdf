"""Parsing typed times."""

from __future__ import annotations

from datetime import time

import pytest

from winsboard.domain.errors import Refusal
from winsboard.domain.text.date_parser import parse_time


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("18:05", time(18, 5)),
        (" 7 ", time(7)),
        ("6:05 pm", time(18, 5)),
        ("6:05PM", time(18, 5)),
        ("12 am", time(0)),
        ("12:30 pm", time(12, 30)),
        ("00:00", time(0)),
    ],
)
def test_a_time_is_read(typed: str, meant: time) -> None:
    assert parse_time(typed) == meant


@pytest.mark.parametrize("typed", ["", "noon", "25:00", "7:60", "13 pm", "0 am", "7:5:3", "-1"])
def test_what_is_no_time_is_refused(typed: str) -> None:
    with pytest.raises(Refusal, match=r"time\.unknown"):
        parse_time(typed)
