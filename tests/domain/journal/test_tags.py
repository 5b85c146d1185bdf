from __future__ import annotations

import pytest

from winsboard.domain.errors import Refusal
from winsboard.domain.journal.tags import LONGEST, completions, parse_tag

SHIPPED = {"first_time": "First time", "hard_day": "On a hard day", "said_no": "Set a limit"}


@pytest.mark.parametrize(
    ("typed", "tag"),
    [
        ("first_time", "first_time"),
        ("FIRST  time", "first_time"),
        ("on a hard day", "hard_day"),
        ("  Gärten \n", "Gärten"),
    ],
)
def test_a_tag_is_a_shipped_one_or_ones_own(typed: str, tag: str) -> None:
    assert parse_tag(typed, SHIPPED) == tag


@pytest.mark.parametrize("typed", ["", "  ", "\x1b", "x" * (LONGEST + 1)])
def test_what_is_no_tag_is_refused(typed: str) -> None:
    with pytest.raises(Refusal):
        parse_tag(typed, SHIPPED)


@pytest.mark.parametrize(
    ("typed", "taken", "offered"),
    [
        ("", (), ("hard_day", "Garten", "Gäste", "first_time", "said_no")),
        ("ga", (), ("Garten", "Gäste")),
        ("hard", (), ("hard_day",)),
        ("lim", (), ("said_no",)),
        ("", ("hard_day", "Garten"), ("Gäste", "first_time", "said_no")),
        ("x", (), ()),
    ],
)
def test_the_most_used_tags_are_offered_first(
    typed: str, taken: tuple[str, ...], offered: tuple[str, ...]
) -> None:
    used = {"Gäste": 1, "hard_day": 5, "Garten": 2}
    assert completions(typed, used, SHIPPED, taken) == offered
