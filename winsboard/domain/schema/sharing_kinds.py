"""The kinds of documents about what is given to other people."""

from __future__ import annotations

from typing import Final

from winsboard.domain.model.sharing import (
    SHARE_WAYS,
    SUGGESTION_STATES,
    Gathering,
    Share,
    Suggestion,
)
from winsboard.domain.schema.fields import (
    DAY,
    FIRST_DAY,
    FLAG,
    ID,
    LINE,
    LINES,
    MOMENT,
    PAGE_DAY,
    PROSE,
    line,
    open_choice,
)
from winsboard.domain.schema.kind import POSITION, Kind

KINDS_OF_SHARING: Final = (
    Kind(
        Share,
        "shares",
        "share",
        {
            "day": PAGE_DAY,
            "at": MOMENT,
            "to": ID,
            "name": LINE,
            "way": open_choice(SHARE_WAYS),
            "first": DAY,
            "last": DAY,
            "parts": LINES,
            "what": LINES,
            "checksum": ID,
            "sealed": FLAG,
            "board": ID,
            "given": ID,
            "withdrawn_on": FIRST_DAY,
            "erased_on": FIRST_DAY,
        },
        is_dated=True,
    ),
    Kind(
        Suggestion,
        "suggestions",
        "suggestion",
        {
            "day": DAY,
            "text": PROSE,
            "by": LINE,
            "whom": ID,
            "state": open_choice(SUGGESTION_STATES),
            "position": POSITION,
        },
    ),
    Kind(
        Gathering,
        "gatherings",
        "gathering",
        {
            "title": line("gathering.no_title"),
            "day": DAY,
            "place": LINE,
            "people": LINES,
            "words": PROSE,
            "wins": LINES,
            "position": POSITION,
        },
        form=("title", "day", "place", "words"),
    ),
)
