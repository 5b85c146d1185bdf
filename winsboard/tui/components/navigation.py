"""Steps of keyboard navigation, and messages about the selection in a view."""

from __future__ import annotations

from typing import Literal, TypeAlias

from textual.message import Message

Step: TypeAlias = Literal["left", "right", "up", "down", "page_back", "page_on", "first", "last"]


class SelectionChanged(Message):
    """The day or item to describe has changed, by a click, by hovering or by a resize."""


class Opened(Message):
    """The selected day or item is to be opened."""
