"""A stand-in for `signal`, whose enumerations take longer to load than the terminal to take."""

from __future__ import annotations

import _signal  # type: ignore[import-not-found]

from winsboard.compat.light.stand_in import stand_in_for

GIVEN = ("SIGHUP", "SIGQUIT", "SIGTERM", "SIG_DFL", "getsignal", "signal")
"""What is the same without its enumerations, which are numbers."""


def use_light_signals() -> None:
    """Let this stand in for `signal` if nobody has imported it yet."""
    given = {name: getattr(_signal, name) for name in GIVEN if hasattr(_signal, name)}
    stand_in_for("signal", **given)
