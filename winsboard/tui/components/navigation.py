"""Keys that move in a view, and messages about where it is."""

from __future__ import annotations

from typing import Literal, TypeAlias

from textual.message import Message

Step: TypeAlias = Literal["left", "right", "up", "down", "page_back", "page_on", "first", "last"]


class Pointed(Message):
    """The mouse put the cursor elsewhere, or is over another day, or the size is another one."""


class Opened(Message):
    """What the cursor of a view is on is to be opened."""
