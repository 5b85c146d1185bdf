"""Runs the modules that a command needs anyway, without asking Python to find each of them.

For every module, importing takes locks and makes and compares many objects; that costs more than
most of our modules themselves. Here the same compiled code, checked in the same way, is run for a
list of modules that is known in advance. What cannot be run like this is imported as usual.
"""

from __future__ import annotations

import sys

from winsboard.compat.direct_import import DirectLoader, spec_of
from winsboard.compat.light.daily_modules import MODULES, OF_ONE, PACKAGES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import ModuleType
else:
    ModuleType = type(sys)


def preload(command: str) -> None:
    """Run the modules that a daily command needs."""
    packages, modules = OF_ONE[command]
    if _run_all(PACKAGES, MODULES):
        _run_all(packages, modules)


def _run_all(packages: Sequence[str], modules: Sequence[str]) -> bool:
    """Run modules in turn; returns whether that worked for all of them."""
    root = sys.modules["winsboard"].__path__[0]
    for name in packages:
        if name not in sys.modules:
            _put(name, _folder(root, name), "__init__")
    for place, name in enumerate(modules):
        is_package = name in packages
        is_new = name not in sys.modules or is_package
        if is_new and not _run(name, root, is_package=is_package):
            _forget({*modules[place:]}.intersection(packages))
            return False
    return True


def _run(name: str, root: str, *, is_package: bool) -> bool:
    """Run a module; returns whether that worked."""
    folder, _, own = name.rpartition(".")
    module = sys.modules[name] if is_package else _put(name, _folder(root, folder), own)
    try:
        loader = module.__loader__
        assert isinstance(loader, DirectLoader)
        code = loader.get_code(name)
        assert code is not None
        exec(code, module.__dict__)  # noqa: S102 - as importing does
    except Exception:
        # Importing it as usual finds out what is wrong, or that nothing is.
        del sys.modules[name]
        return False
    return True


def _forget(packages: set[str]) -> None:
    """Remove packages whose own code has not run, with all below them."""
    for name in [*sys.modules]:
        if any(name == package or name.startswith(f"{package}.") for package in packages):
            del sys.modules[name]


def _folder(root: str, package: str) -> str:
    return root + package.removeprefix("winsboard").replace(".", "/")


def _put(name: str, folder: str, file: str) -> ModuleType:
    """Make an empty module and put it where importing looks."""
    parent, _, own = name.rpartition(".")
    spec = spec_of(name, folder, file)
    module = ModuleType(name)
    module.__dict__.update(
        __spec__=spec,
        __loader__=spec.loader,
        __file__=spec.origin,
        __cached__=spec.cached,
        __package__=parent,
    )
    if file == "__init__":
        spec.submodule_search_locations = [folder]
        module.__dict__.update(__path__=[folder], __package__=name)
    sys.modules[name] = module
    setattr(sys.modules[parent], own, module)
    return module
