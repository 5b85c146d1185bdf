"""Uses the compiled form of the largest patterns of the start, which takes long to work out.

`pattern_codes.VERSION.json` has what `re` makes of each of them, for a version of its own format;
`make docs` writes that of the Python that runs it. What is not in it, or not valid, is compiled.
"""

from __future__ import annotations

import _sre  # type: ignore[import-not-found]
import json
import re
import sys
from typing import Any, Final

FILE: Final = f"pattern_codes.{_sre.MAGIC}.json"
"""The file for the version of the compiled form."""
_compiler: Final[Any] = getattr(re, "_compiler", None)
_stock: Final[Any] = getattr(_compiler, "compile", None)


def code_of(pattern: str, flags: int) -> list[Any]:
    """What `re` makes of a pattern: flags, code, and the number and the names of groups."""
    parsed = _compiler._parser.parse(pattern, flags)
    state = parsed.state
    return [flags | state.flags, _compiler._code(parsed, flags), state.groups - 1, state.groupdict]


def use_pattern_codes() -> None:
    """Let `re` use the compiled forms of the file."""
    if _stock is None or sys.implementation.name != "cpython":
        return
    try:
        loader: Any = __spec__.loader
        found = json.loads(loader.get_data(__file__.rpartition("/")[0] + "/" + FILE))
    except (OSError, ValueError):
        return
    if found["bytes"] == _sre.CODESIZE:
        asked = map(tuple, found["patterns"])
        _compiler.compile = Compiler(dict(zip(asked, found["codes"], strict=True)))


class Compiler:
    """Compiles a pattern, or takes what is known of it."""

    def __init__(self, known: dict[Any, list[Any]]) -> None:
        self._known = known

    def __call__(self, pattern: Any, flags: Any = 0) -> Any:
        """Return the compiled pattern."""
        known = self._known.get((pattern, int(flags))) if isinstance(pattern, str) else None
        if known is None:
            return _stock(pattern, flags)
        all_flags, code, groups, names = known
        named: list[str | None] = [None] * (groups + 1)
        for name, group in names.items():
            named[group] = name
        try:
            return _sre.compile(pattern, all_flags, code, groups, names, tuple(named))
        except (RuntimeError, TypeError, ValueError, OverflowError):
            # `re` checks that a form is valid before it uses it.
            return _stock(pattern, flags)
