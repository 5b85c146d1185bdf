"""The settings in numbered groups, and the values offered for each.

The settings themselves are in `winsboard.domain.model.settings`. This module imports no Textual.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from winsboard.domain.model.settings import SWITCH, Setting, every_setting
from winsboard.named_tuple import NamedTuple

GROUP_NAMES: Final = (
    *("look", "day", "evening", "mood", "support", "celebration", "data", "progress", "today"),
)
"""The groups in order. Each has at most nine lines, so that each line has a number key."""


class FlowLink(NamedTuple):
    """A line in the settings that runs a flow."""

    name: str
    group: str
    number: int
    flow: str
    """The name of the flow."""


FLOW_LINKS: Final = (
    FlowLink("questions", "evening", 7, "questions"),
    FlowLink("counts", "mood", 3, "counts"),
    FlowLink("kind_lines", "mood", 4, "kind_lines"),
    FlowLink("people", "support", 6, "people"),
    FlowLink("rituals", "celebration", 3, "rituals"),
    FlowLink("routines", "today", 5, "routines"),
    FlowLink("history", "data", 2, "history"),
    FlowLink("rescue", "data", 3, "rescue"),
    FlowLink("week_page", "progress", 5, "week_page"),
)
"""The lines that run a flow instead of changing a setting."""


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
    """Return the values to choose from, as they would be typed; two values are toggled."""
    if setting.name in _NAMES:
        return _NAMES[setting.name]()
    if setting.values is SWITCH:
        return setting.offers or ("on", "off")
    return setting.offers or tuple(setting.values)


def _lines(group: str) -> tuple[Setting | FlowLink, ...]:
    every: list[Setting | FlowLink] = [*every_setting(), *FLOW_LINKS]
    lines = (line for line in every if line.group == group)
    return tuple(sorted(lines, key=lambda line: line.number))


GROUPS: Final[Mapping[str, tuple[Setting | FlowLink, ...]]] = {
    group: _lines(group) for group in GROUP_NAMES
}
"""The lines of each group, by its name."""
