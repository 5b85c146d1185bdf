"""What the pages of a board are called."""

from __future__ import annotations

import re
from typing import Final

from winsboard.domain.documents import LIBRARY

_MONTH: Final = re.compile(r"(?!0000)[0-9]{4}-(0[1-9]|1[0-2])")


def is_month(name: str) -> bool:
    """Whether it is the name of the page of a month."""
    return _MONTH.fullmatch(name) is not None


def is_page(name: str) -> bool:
    """Whether it is the name of a page."""
    return name == LIBRARY or is_month(name)
