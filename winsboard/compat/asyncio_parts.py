"""Puts off the parts of asyncio that nobody here uses: streams, subprocesses, TLS and time limits.

`asyncio` imports all of its modules and takes their names over. While it is loaded, these modules
have no names; asking `asyncio` for one of theirs, or importing one later, loads the real module.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib import import_module
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any, Final

PACKAGE: Final = "asyncio"
PARTS: Final[Mapping[str, frozenset[str]]] = {
    f"{PACKAGE}.{module}": frozenset(names.split())
    for module, names in {
        "sslproto": "",
        "streams": (
            "StreamReader StreamReaderProtocol StreamWriter open_connection open_unix_connection"
            " start_server start_unix_server"
        ),
        "subprocess": "create_subprocess_exec create_subprocess_shell",
        "taskgroups": "TaskGroup",
        "timeouts": "Timeout timeout timeout_at",
    }.items()
}
"""The modules, each with the names that it gives to `asyncio`."""


class PartFinder:
    """Finds the modules that are put off, and makes what stands for them."""

    def __init__(self, made: Callable[[str, frozenset[str]], ModuleType]) -> None:
        self._made = made

    def find_spec(
        self, name: str, _path: Sequence[str] | None = None, _target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Where such a module comes from: from here."""
        return ModuleSpec(name, self) if name in PARTS else None  # type: ignore[arg-type]

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        """Return what stands for the module."""
        module = self._made(spec.name, frozenset())
        module.__dict__["__all__"] = ()
        return module

    def exec_module(self, _module: ModuleType) -> None:
        """Do nothing yet."""


@contextmanager
def put_off_parts(made: Callable[[str, frozenset[str]], ModuleType]) -> Iterator[None]:
    """Put the parts off while modules are loaded, if nobody has loaded asyncio yet.

    `made` makes what stands for a module: an object that loads it when it is asked for anything.
    """
    if PACKAGE in sys.modules:
        yield
        return
    finder = PartFinder(made)
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)
        for name in PARTS:
            if getattr(getattr(sys.modules.get(name), "__spec__", None), "loader", None) is finder:
                del sys.modules[name]
        if PACKAGE in sys.modules:
            sys.modules[PACKAGE].__dict__["__getattr__"] = _name_of_part


def _name_of_part(name: str) -> Any:
    """Return what `asyncio` would have from one of the modules that were put off."""
    for module, names in PARTS.items():
        if name in names:
            return getattr(import_module(module), name)
    raise AttributeError(f"module {PACKAGE!r} has no attribute {name!r}")
