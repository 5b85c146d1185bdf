"""Tags: shipped ones by id, and a person's own as typed."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

from winsboard.domain.errors import Refusal
from winsboard.domain.text.folding import fold_name
from winsboard.domain.text.sanitize import one_line

LONGEST: Final = 40
"""Characters."""
HARD_TAG: Final = "hard_day"
"""The tag of a win on a hard day."""


def read_tag(typed: str, shipped: Mapping[str, str]) -> str:
    """The tag a person means: a shipped one by its id or label, else one of their own.

    `shipped` are the labels by id. Raises Refusal for an empty or an endless one.
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
    typed: str, used: Mapping[str, int], shipped: Mapping[str, str], taken: Collection[str] = ()
) -> tuple[str, ...]:
    """The tags that what was typed can become, the most used first, the shipped ones after them.

    A tag fits if one of the words of its label begins so; those `taken` are left out.
    """
    wanted = fold_name(typed)
    known = sorted(used, key=lambda tag: (-used[tag], fold_name(tag)))
    every = dict.fromkeys([*known, *shipped])
    return tuple(
        tag
        for tag in every
        if tag not in taken and f" {wanted}" in f" {fold_name(shipped.get(tag, tag))}"
    )
