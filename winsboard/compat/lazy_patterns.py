"""Compiles the regular expressions of a module when they are first used, not when it is loaded.

Textual, Rich and what they load compile about eighty of them, most of which a day never needs.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

PACKAGES: Final = frozenset({"textual", "rich", "winsboard"})
MODULES: Final = frozenset(
    {"dataclasses", "difflib", "fractions", "locale", "logging", "string", "textwrap", "tokenize"}
)
"""Modules that only use methods of their patterns."""


_compile: Final = re.compile


class LazyPattern:
    """Stands for a compiled pattern; after its first use its methods are those of the pattern."""

    def __init__(self, pattern: Any, flags: Any) -> None:
        self._asked = pattern, flags

    def match(self, *where: Any) -> Any:
        """What the pattern matches; Textual asks for this method long before it calls it."""
        self.match = _compile(*self._asked).match  # type: ignore[method-assign]
        return self.match(*where)

    def search(self, *where: Any) -> Any:
        """What the pattern finds."""
        self.search = _compile(*self._asked).search  # type: ignore[method-assign]
        return self.search(*where)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        found = self.__dict__[name] = getattr(_compile(*self._asked), name)
        return found


@contextmanager
def lazy_patterns() -> Iterator[None]:
    """While modules are loaded, return patterns that are not compiled yet."""

    def compile_later(pattern: Any, flags: Any = 0) -> Any:
        caller = sys._getframe(1).f_globals.get("__name__", "")
        is_known = caller in MODULES or caller.partition(".")[0] in PACKAGES
        if is_known and isinstance(pattern, str | bytes):
            return LazyPattern(pattern, flags)
        return _compile(pattern, flags)

    re.compile = compile_later
    try:
        yield
    finally:
        re.compile = _compile
