"""What is declared of a kind of document."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from winsboard.domain.schema.fields import Field, number
from winsboard.named_tuple import NamedTuple

MOST: Final = 999_999_999.0
"""The largest number that can be counted."""
POSITION: Final = number(-1e15, 1e15)
"""The place of a document in its list."""
COUNT: Final = number(1e-9, MOST, below_is_default=True)
"""How many of something; nothing is no count."""


class Kind(NamedTuple):
    """The declaration of a kind of document."""

    type: Any
    table: str
    noun: str
    """Its name in the keys of titles and sentences."""
    fields: Mapping[str, Field]
    is_dated: bool = False
    """Whether its page is the month of its `day`; otherwise it is the library."""
    only_id: str = ""
    """The id, if there is only one document of this kind."""
    tidied: Callable[[Any], Any] | None = None
    """Repairs fields that contradict each other."""
    form: tuple[str, ...] = ()
    """The fields that a person fills in, in form order."""
    is_plain: bool = False
    """Whether its list screen and its commands are generated from this declaration.

    It then needs only a row in `tui.keys.commands` and its words in `phrases/kinds/`."""
