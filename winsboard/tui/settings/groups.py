"""The settings in numbered groups: one place for each, and what is offered for it.

The settings themselves are in `winsboard.domain.model.settings`. It imports no Textual.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from winsboard.domain.model.settings import SWITCH, Setting, every_setting
from winsboard.named_tuple import NamedTuple

GROUP_NAMES: Final = (
    *("look", "day", "evening", "mood", "support", "celebration", "data", "progress"),
)
"""In their order; nine lines at the most in each, so that each has a number."""


class FlowLink(NamedTuple):
    """A line that opens a flow, in which something is set or shown."""

    name: str
    group: str
    number: int
    flow: str
    """Its name in the table of flows."""


DOORS: Final = (
    FlowLink("questions", "evening", 7, "questions"),
    FlowLink("counts", "mood", 3, "counts"),
    FlowLink("kind_lines", "mood", 4, "kind_lines"),
    FlowLink("people", "support", 6, "people"),
    FlowLink("rituals", "celebration", 3, "rituals"),
    FlowLink("history", "data", 2, "history"),
    FlowLink("rescue", "data", 3, "rescue"),
    FlowLink("week_page", "progress", 5, "week_page"),
)
"""What is no value of a setting, and has a line among them."""


def _themes() -> Sequence[str]:
    from winsboard.words.catalog.themes import THEMES

    return THEMES


def _patterns() -> Sequence[str]:
    from winsboard.words.catalog.calm import patterns

    return [pattern.name for pattern in patterns()]


_NAMES: Final[Mapping[str, Callable[[], Sequence[str]]]] = {
    "theme": _themes,
    "breath_pattern": _patterns,
}


def offers(setting: Setting) -> Sequence[str]:
    """The values to choose from, as they would be typed; two of them take turns."""
    if setting.name in _NAMES:
        return _NAMES[setting.name]()
    if setting.values is SWITCH:
        return setting.offers or ("on", "off")
    return setting.offers or tuple(setting.values)


def _lines(group: str) -> tuple[Setting | FlowLink, ...]:
    every: list[Setting | FlowLink] = [*every_setting(), *DOORS]
    lines = (line for line in every if line.group == group)
    return tuple(sorted(lines, key=lambda line: line.number))


GROUPS: Final[Mapping[str, tuple[Setting | FlowLink, ...]]] = {
    group: _lines(group) for group in GROUP_NAMES
}
"""The lines, by the name of the group."""
