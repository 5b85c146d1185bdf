"""A module that stands in for one of Python's, and becomes it when more of it is asked for."""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import ModuleType
else:
    # `types` is one of the modules for which others stand in.
    ModuleType = type(sys)


class StandIn(ModuleType):
    """Some names of a module of Python; asking for any other imports the module itself.

    From then on everybody who imports the module gets the real one.
    """

    def __init__(self, name: str, **given: object) -> None:
        super().__init__(name)
        self.__dict__.update(given)

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            # Python asks for these of every module that is imported.
            raise AttributeError(name)
        found: object = getattr(real_module(self.__name__), name)
        self.__dict__[name] = found
        return found


def real_module(name: str) -> ModuleType:
    """A module of Python, imported now if another one stood in for it."""
    if isinstance(sys.modules.get(name), StandIn):
        del sys.modules[name]
    __import__(name)
    real = sys.modules[name]
    for other in [*sys.modules]:
        # A module in it that was there before it: importing that again would not put it there.
        parent, _, own = other.rpartition(".")
        if parent == name and not hasattr(real, own):
            setattr(real, own, sys.modules[other])
    return real


def stand_in_for(name: str, **given: object) -> None:
    """Let a module stand in for one that nobody has imported yet."""
    if name not in sys.modules:
        sys.modules[name] = StandIn(name, **given)
