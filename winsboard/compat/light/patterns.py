"""A stand-in for `re` that compiles a pattern when it is first used.

Importing `re` and compiling the patterns of all modules takes half the time of `python -c pass`.
Most patterns are for what is rare.
"""

from __future__ import annotations

from winsboard.compat.light.stand_in import real_module, stand_in_for

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

FLAGS = {"ASCII": 256, "DOTALL": 16, "IGNORECASE": 2, "MULTILINE": 8, "VERBOSE": 64}
"""The flags with which patterns of modules are made."""
METHODS = frozenset({"findall", "finditer", "fullmatch", "match", "search", "split", "sub", "subn"})


class LatePattern:
    """A pattern that is compiled when one of its methods is called."""

    def __init__(self, pattern: str | bytes, flags: int = 0) -> None:
        self._source = (pattern, flags)

    def __getattr__(self, name: str) -> Any:
        if name == "compiled":
            self.compiled = real_module("re").compile(*self._source)
            return self.compiled
        if name in METHODS:
            # A method may be asked for long before it is called.
            return lambda *args, **named: getattr(self.compiled, name)(*args, **named)
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(self.compiled, name)


def use_light_patterns() -> None:
    """Let this stand in for `re` if nobody has imported it yet."""
    stand_in_for("re", compile=LatePattern, **FLAGS)
