"""Parsing and completing tags. A shipped tag is stored by id, the person's own as typed."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

from winsboard.domain.errors import Refusal
from winsboard.domain.text.folding import fold_name
from winsboard.domain.text.sanitize import one_line

LONGEST: Final = 40
"""Characters of a tag."""
HARD_TAG: Final = "hard_day"
"""Id of the tag for a win on a hard day."""


def parse_tag(typed: str, shipped: Mapping[str, str]) -> str:
    """Parse a tag: the id of a shipped one if its id or label matches, otherwise a tag as typed.

    `shipped` maps ids to labels. Raises Refusal if the tag is empty or too long.
    """
    wanted = one_line(typed[: LONGEST * 2])
    folded = fold_name(wanted)
    if not folded:
        raise Refusal("tag.empty")
    if len(wanted) > LONGEST:
        raise Refusal("tag.long", longest=LONGEST)
    for id, label in shipped.items():
        if folded in (fold_name(id), fold_name(label)):
            return id
    return wanted


def completions(
    typed: str, used: Mapping[str, int], shipped: Mapping[str, str], excluded: Collection[str] = ()
) -> tuple[str, ...]:
    """The tags that complete a typed prefix: the most used first, then shipped ones not yet used.

    A tag matches if a word of its label starts with the prefix. `excluded` tags are left out.
    """
    wanted = fold_name(typed)
    known = sorted(used, key=lambda tag: (-used[tag], fold_name(tag)))
    every = dict.fromkeys([*known, *shipped])
    return tuple(
        tag
        for tag in every
        if tag not in excluded and f" {wanted}" in f" {fold_name(shipped.get(tag, tag))}"
    )
