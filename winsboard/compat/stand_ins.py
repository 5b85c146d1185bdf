"""Puts off loading modules that Textual imports and the board may never use.

While Textual is loaded, such a module is replaced by one that returns stand-ins for its classes and
functions. A stand-in loads the real module when it is called, subclassed or asked for anything.
Afterwards the modules are no longer replaced: another import of one loads the real one.
"""

from __future__ import annotations

import sys
from abc import ABC
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any, Final

from winsboard.compat.asyncio_parts import put_off_parts
from winsboard.compat.small_parts import small_parts

TEXTUAL: Final = "8.2.8"
"""The version whose modules were read for what they do with the names below."""
NAMES: Final[Mapping[str, frozenset[str]]] = {
    module: frozenset(names.split())
    for module, names in {
        "ast": "literal_eval",
        "ipaddress": "",
        "linecache": "",
        "decimal": "Decimal",
        "inspect": "",
        "logging": "",
        "mimetypes": "guess_type",
        "pickle": "dumps loads",
        "platformdirs": "user_downloads_path",
        "random": "randint",
        "subprocess": "",
        "traceback": "extract_stack walk_tb",
        "typing_extensions": "",
        "uuid": "uuid4",
        "rich.default_styles": "DEFAULT_STYLES",
        "rich.padding": "Padding",
        "rich.panel": "Panel",
        "rich.table": "Table",
        "rich.themes": "",
        "rich.tree": "Tree",
        "textual.command": (
            "CommandListItem CommandPalette DiscoveryHit Hit Hits Provider SimpleProvider"
        ),
        "textual.css._help_renderables": "HelpText",
        "textual.css._help_text": (
            "align_help_text border_property_help_text color_property_help_text"
            " dock_property_help_text expand_help_text fractional_property_help_text"
            " integer_help_text keyline_help_text layout_property_help_text"
            " offset_property_help_text offset_single_axis_help_text position_help_text"
            " property_invalid_value_help_text scalar_help_text scrollbar_size_property_help_text"
            " scrollbar_size_single_axis_help_text spacing_invalid_value_help_text"
            " spacing_wrong_number_of_values_help_text split_property_help_text"
            " string_enum_help_text"
            " style_flags_property_help_text table_rows_or_columns_help_text text_align_help_text"
        ),
        "textual.suggestions": "get_suggestion get_suggestions",
        "textual.widgets._toast": "ToastRack Toast",
        "textual.widgets._tooltip": "Tooltip",
    }.items()
}
"""The modules, each with the names that are only used inside functions."""
LATE_BASE: Final = "Provider"
"""The class of the command palette of which Textual itself defines a subclass."""


class LateBase(ABC):
    """The base of a subclass of a class that is not loaded; when it is, it takes its place."""


class StandIn:
    """Stands for a class or function until it is used."""

    __slots__ = ("_module", "_name")

    def __init__(self, module: PutOff, name: str) -> None:
        self._module, self._name = module, name

    def _real(self) -> Any:
        return getattr(self._module.load(), self._name)

    def __call__(self, *args: Any, **named: Any) -> Any:
        """Call the real one."""
        return self._real()(*args, **named)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real(), name)

    def __instancecheck__(self, instance: object) -> bool:
        return self._module.is_loaded and isinstance(instance, self._real())

    def __subclasscheck__(self, kind: type) -> bool:
        return self._module.is_loaded and issubclass(kind, self._real())

    def __mro_entries__(self, _bases: Iterable[object]) -> tuple[type]:
        if self._name == LATE_BASE and not self._module.is_loaded:
            return (LateBase,)
        return (self._real(),)

    def __or__(self, other: Any) -> Any:
        return self._real() | other

    def __ror__(self, other: Any) -> Any:
        return other | self._real()

    def __getitem__(self, what: Any) -> Any:
        return self._real()[what]


class PutOff(ModuleType):
    """A module that is loaded when it is needed."""

    def __init__(self, name: str, names: frozenset[str]) -> None:
        super().__init__(name)
        self._names = names

    @property
    def is_loaded(self) -> bool:
        """Whether the real module is loaded, so that there can be objects of its classes."""
        return sys.modules.get(self.__name__, self) is not self

    def load(self) -> ModuleType:
        """The real module."""
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        real = import_module(self.__name__)
        if LATE_BASE in self._names:
            for kind in LateBase.__subclasses__():
                kind.__bases__ = (getattr(real, LATE_BASE),)
        return real

    def __getattr__(self, name: str) -> Any:
        if name in self._names:
            found = self.__dict__[name] = StandIn(self, name)
            return found
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(self.load(), name)


def load(name: str) -> ModuleType:
    """The real module of a name."""
    module = sys.modules.get(name)
    return module.load() if isinstance(module, PutOff) else import_module(name)


@contextmanager
def stand_ins() -> Iterator[None]:
    """Replace the modules that are not loaded yet, while others are loaded."""
    put_off = [PutOff(name, names) for name, names in NAMES.items() if name not in sys.modules]
    ready = small_parts(load)
    for module in put_off:
        module.__dict__.update(ready.get(module.__name__, {}))
    sys.modules.update({module.__name__: module for module in put_off})
    try:
        with put_off_parts(PutOff):
            yield
    finally:
        for module in put_off:
            if sys.modules.get(module.__name__) is module:
                del sys.modules[module.__name__]
