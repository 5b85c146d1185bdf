"""Finds a module of a package without the detours of Python's own path finder.

For every module, `importlib` asks a list of finders, joins and splits paths anew, and asks for the
same file several times. Here the place of a module follows from its package. What is run is the
same compiled code, checked in the same way against the time and size of its source; anything
unusual is left to Python's own finder.
"""

from __future__ import annotations

import sys
from _frozen_importlib import ModuleSpec
from _frozen_importlib_external import MAGIC_NUMBER, SourceFileLoader
from _imp import _fix_co_filename  # type: ignore[attr-defined]
from collections.abc import Sequence
from marshal import loads
from os import O_RDONLY, close, listdir, open, read, stat
from os.path import isfile
from types import CodeType, ModuleType
from typing import Final

PACKAGES: Final = frozenset({"asyncio", "json", "rich", "textual", "tinydb", "winsboard"})
"""The packages with so many modules that it matters."""
_HEADER: Final = MAGIC_NUMBER + bytes(4)
"""How a compiled file begins that is checked against the time and size of its source."""
_AT_ONCE: Final = 65536
"""Bytes that are read at once; most compiled files are smaller."""


class DirectLoader(SourceFileLoader):
    """Loads a module whose compiled file is known."""

    compiled: str = ""

    def get_code(self, fullname: str) -> CodeType | None:
        """The code of the module, from its source if nothing valid is compiled."""
        try:
            source = stat(self.path)
            data = _read(self.compiled)
        except OSError:
            return super().get_code(fullname)
        time, size = int(source.st_mtime) & 0xFFFFFFFF, source.st_size & 0xFFFFFFFF
        if data[:16] != _HEADER + time.to_bytes(4, "little") + size.to_bytes(4, "little"):
            return super().get_code(fullname)
        try:
            code = loads(memoryview(data)[16:])
        except (EOFError, TypeError, ValueError):
            code = None
        if not isinstance(code, CodeType):
            # A full disk or a power cut may have left half of it. Python itself would stop here.
            return self.source_to_code(self.get_data(self.path), self.path)
        if code.co_filename != self.path:
            _fix_co_filename(code, self.path)
        return code


def _read(path: str) -> bytes:
    """The bytes of a file, with half the system calls of a file object. Raises OSError."""
    descriptor = open(path, O_RDONLY)
    try:
        data = piece = read(descriptor, _AT_ONCE)
        while len(piece) == _AT_ONCE:
            piece = read(descriptor, _AT_ONCE)
            data += piece
        return data
    finally:
        close(descriptor)


class DirectFinder:
    """Finds the modules of `PACKAGES`, and leaves all others to the finders after it."""

    def __init__(self) -> None:
        self._places: dict[str, dict[str, str]] = {}
        """The only file or folder of each module, by its folder."""

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, _target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Where a module is and how it is loaded; None if that is not certain."""
        package, _, own = name.rpartition(".")
        if not package or path is None or len(path) != 1:
            return None
        if name.partition(".")[0] not in PACKAGES:
            return None
        [folder] = path
        if folder not in self._places:
            self._places[folder] = _list(folder)
        file = self._places[folder].get(own, "")
        if file == f"{own}.py":
            return spec_of(name, folder, own)
        if file == own and isfile(f"{folder}/{own}/__init__.py"):
            spec = spec_of(name, f"{folder}/{own}", "__init__")
            spec.submodule_search_locations = [f"{folder}/{own}"]
            return spec
        return None


def _list(folder: str) -> dict[str, str]:
    """The files and folders by the name of their module, without names that several have."""
    try:
        files = listdir(folder)
    except OSError:
        return {}
    found: dict[str, str] = {}
    for file in files:
        own = file.partition(".")[0]
        found[own] = "" if own in found else file
    return found


def spec_of(name: str, folder: str, own: str) -> ModuleSpec:
    """What Python wants to know of a module in a folder; `own` is the name of its file."""
    path = f"{folder}/{own}.py"
    loader = DirectLoader(name, path)
    loader.compiled = f"{folder}/__pycache__/{own}.{sys.implementation.cache_tag}.pyc"
    spec = ModuleSpec(name, loader, origin=path)
    spec.cached = loader.compiled
    spec.has_location = True
    return spec


def use_direct_import() -> None:
    """Find modules directly from now on, if compiled files are where Python puts them."""
    is_usual = sys.pycache_prefix is None and not sys.flags.optimize and sys.platform != "win32"
    if is_usual and not any(isinstance(finder, DirectFinder) for finder in sys.meta_path):
        sys.meta_path.insert(0, DirectFinder())
