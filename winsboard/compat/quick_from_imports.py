"""Answers `from module import name` without Python's detours, for modules that are loaded already.

For each such line, Python asks the module whether it is still loading and whether it is a package;
the second question makes and throws away two error messages. A short command has a thousand such
lines. Anything unusual is left to Python's own `__import__`.
"""

from __future__ import annotations

import builtins
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def use_quick_from_imports() -> None:
    """Answer imports from loaded modules at once from now on, unless somebody else does."""
    usual = builtins.__import__
    if usual is not _PYTHONS:
        return
    modules = sys.modules
    loaded: dict[str, object] = {}
    """Modules that are no packages and have finished loading."""

    def quick(
        name: str, globals: Any = None, locals: Any = None, fromlist: Any = (), level: int = 0
    ) -> Any:
        if fromlist and not level:
            found = loaded.get(name)
            # Somebody may have put another module in its place.
            if found is not None and modules.get(name) is found:
                return found
            module = usual(name, globals, locals, fromlist)
            if _is_plain(name, module):
                loaded[name] = module
            return module
        return usual(name, globals, locals, fromlist, level)

    builtins.__import__ = quick


_PYTHONS = builtins.__import__


def _is_plain(name: str, module: Any) -> bool:
    """Whether a module has finished loading and has no modules inside of it."""
    own = module.__dict__
    if sys.modules.get(name) is not module or "__path__" in own:
        return False
    return not getattr(own.get("__spec__"), "_initializing", False)
