"""Defines widget classes without searching all their base classes again for each of them.

For each class, Textual looks through every name of every base class for reactives, names of compute
methods and key bindings: ten thousands of names while the board opens. What was found in a base
class is kept here and used for all its subclasses.
"""

from __future__ import annotations

from typing import Any, Final

from textual.binding import BindingsMap
from textual.dom import DOMNode
from textual.reactive import Reactive

COMPUTES: Final = ("_compute_", "compute_")


class _Own:
    """What a class itself adds to its bases."""

    __slots__ = ("bindings", "computes", "reactives")

    def __init__(self, kind: type) -> None:
        names = vars(kind)
        self.reactives = {n: value for n, value in names.items() if isinstance(value, Reactive)}
        self.computes = [n.lstrip("_")[8:] for n in names if n.startswith(COMPUTES)]
        self.bindings = BindingsMap(names.get("BINDINGS", [])).key_to_bindings


_found: Final[dict[type, _Own]] = {}


def _own(kind: type) -> _Own:
    found = _found.get(kind)
    if found is None:
        found = _found[kind] = _Own(kind)
    return found


def _init_subclass(
    cls: Any,
    inherit_css: bool = True,
    inherit_bindings: bool = True,
    inherit_component_classes: bool = True,
) -> None:
    """Do what `DOMNode.__init_subclass__` does."""
    super(DOMNode, cls).__init_subclass__()
    cls._inherit_css = inherit_css
    cls._inherit_bindings = inherit_bindings
    cls._inherit_component_classes = inherit_component_classes
    reactives: dict[str, Any] = {}
    computes: list[str] = []
    keys: dict[str, Any] = {}
    for base in reversed(cls.__mro__):
        own = _own(base)
        reactives.update(own.reactives)
        computes += own.computes
        if issubclass(base, DOMNode):
            if not base._inherit_bindings:
                keys.clear()
            keys.update(own.bindings)
    cls._reactives = reactives
    cls._computes = frozenset(computes)
    cls._merged_bindings = BindingsMap.from_keys({key: [*found] for key, found in keys.items()})
    bases = cls._css_bases(cls)
    cls._css_type_name = bases[0].__name__
    cls._css_type_names = frozenset(base.__name__ for base in bases)


def use_quick_classes() -> None:
    """Define widget classes quickly from now on."""
    DOMNode.__init_subclass__ = classmethod(_init_subclass)  # type: ignore[method-assign, assignment]
