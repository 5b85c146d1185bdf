"""Stand-ins and direct imports for the commands that are used many times a day."""

from __future__ import annotations

import sys

VERSIONS = ((3, 11), (3, 12), (3, 13))
"""The versions of Python with whose modules this was tried."""


def use_light_modules(command: str = "") -> None:
    """Use what makes a command start fast, if this is a Python with which it was tried.

    `command` is one of those whose modules are listed in `daily_modules`, or empty.
    """
    if sys.implementation.name != "cpython" or sys.version_info[:2] not in VERSIONS:
        return
    if "typing" in sys.modules or "re" in sys.modules:
        # Somebody uses the real ones already, such as a program that measures this one.
        return
    from winsboard.compat.quick_from_imports import use_quick_from_imports

    use_quick_from_imports()
    from winsboard.compat.light.annotations import use_light_annotations
    from winsboard.compat.light.functions import use_light_functions

    use_light_functions()
    use_light_annotations()
    # It needs some of these itself.
    from winsboard.compat.direct_import import use_direct_import

    use_direct_import()
    from winsboard.compat.light.dates import use_light_dates
    from winsboard.compat.light.paths import use_light_paths
    from winsboard.compat.light.patterns import use_light_patterns
    from winsboard.compat.light.preload import preload

    use_light_patterns()
    use_light_dates()
    use_light_paths()
    if command and sys.pycache_prefix is None and not sys.flags.optimize:
        preload(command)


def use_real_modules() -> None:
    """Let everybody who imports them from now on get Python's own modules."""
    from winsboard.compat.light.stand_in import StandIn

    stand_ins = {name for name, module in sys.modules.items() if isinstance(module, StandIn)}
    for name in list(sys.modules):
        # A module inside of one becomes a name of it only when it is imported after it.
        if name in stand_ins or name.rpartition(".")[0] in stand_ins:
            del sys.modules[name]
