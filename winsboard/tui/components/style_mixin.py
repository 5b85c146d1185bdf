"""Styles of component classes by their short names, each looked up once per theme."""

from __future__ import annotations

from typing import Any, ClassVar

from rich.style import Style
from textual.widget import Widget


class StyleMixin(Widget):
    """A widget that paints its own lines in the styles of its component classes."""

    STYLE_PREFIX: ClassVar[str]
    """What the names of its component classes begin with."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._styles: dict[tuple[str, ...], Style] = {}

    def style_of(self, *names: str) -> Style:
        """The style that several names blend into, the ground first."""
        found = self._styles.get(names)
        if found is None:
            classes = [f"{self.STYLE_PREFIX}--{name}" for name in names]
            found = self._styles[names] = self.get_visual_style(*classes).rich_style
        return found

    def watch_has_focus(self, _has_focus: bool) -> None:
        """No style sheet tells whether it has the focus, so none is read anew."""

    def notify_style_update(self) -> None:
        """Another theme paints with other styles."""
        super().notify_style_update()
        self._styles = {}
        self.refresh()
