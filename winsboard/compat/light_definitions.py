"""Defines named tuples and forward references without compiling a text for each of them.

The constructors of two named tuples with as many fields only differ in names. The text of a forward
reference is compiled by whoever works it out; nobody does while modules are loaded.
"""

from __future__ import annotations

import collections
import typing
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from winsboard.named_tuple import constructor

_BEGINS: Final = "lambda _cls, "
_RETURNS: Final = ": _tuple_new(_cls, ("


def make(source: str, known: dict[str, object]) -> Any:
    """Evaluate the constructor that `collections.namedtuple` writes, or any other text."""
    names, _, rest = source.removeprefix(_BEGINS).partition(_RETURNS)
    if source.startswith(_BEGINS) and rest == f"{names}))" and names:
        fields = names.removesuffix(",").split(", ")
        if all(map(str.isidentifier, fields)):
            return constructor(fields, known)
    return eval(source, known)  # noqa: S307


def uncompiled(source: str, _file: str, _mode: str) -> str:
    """Return the text itself, which `eval` takes as well as its compiled code."""
    return source


@contextmanager
def light_definitions() -> Iterator[None]:
    """While modules are loaded, define both cheaply."""
    collections.__dict__["eval"] = make
    typing.__dict__["compile"] = uncompiled
    try:
        yield
    finally:
        del collections.__dict__["eval"], typing.__dict__["compile"]
