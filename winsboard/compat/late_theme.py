"""The styles that Rich has for its own widgets, made when one of them is asked for.

They are a hundred and fifty, and the board uses none of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any


class LateStyles(dict[str, Any]):
    """The styles by name, as in the theme that Rich uses if it is given none."""

    def __init__(self, load: Callable[[str], Any]) -> None:
        super().__init__()
        self._load: Callable[[str], Any] | None = load

    def _filled(self) -> dict[str, Any]:
        if self._load is not None:
            load, self._load = self._load, None
            for name, style in load("rich.default_styles").DEFAULT_STYLES.items():
                super().setdefault(name, style)
        return self

    def get(self, name: str, default: Any = None) -> Any:
        """The style of a name; none has no name."""
        if not name:
            return default
        self._filled()
        return super().get(name, default)

    def __getitem__(self, name: str) -> Any:
        self._filled()
        return super().__getitem__(name)

    def __contains__(self, name: object) -> bool:
        self._filled()
        return super().__contains__(name)

    def __iter__(self) -> Iterator[str]:
        self._filled()
        return super().__iter__()

    def __len__(self) -> int:
        self._filled()
        return super().__len__()

    def __eq__(self, other: object) -> bool:
        self._filled()
        return super().__eq__(other)

    __hash__ = None  # type: ignore[assignment]

    def copy(self) -> dict[str, Any]:
        """All of them."""
        return {**self._filled()}

    def keys(self) -> Any:
        """Their names."""
        self._filled()
        return super().keys()

    def values(self) -> Any:
        """The styles."""
        self._filled()
        return super().values()

    def items(self) -> Any:
        """Both."""
        self._filled()
        return super().items()


class LateTheme:
    """What Rich asks its theme for."""

    def __init__(self, load: Callable[[str], Any]) -> None:
        self.styles = LateStyles(load)
        self._load = load

    def __getattr__(self, name: str) -> Any:
        return getattr(self._load("rich.themes").DEFAULT, name)
