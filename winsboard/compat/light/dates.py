"""A stand-in for `datetime` without the classes in Python that those in C replace at once.

From Python 3.12 on `datetime` is like this itself.
"""

from __future__ import annotations

from winsboard.compat.light.stand_in import stand_in_for

NAMES = ("MAXYEAR", "MINYEAR", "UTC", "date", "datetime", "time", "timedelta", "timezone", "tzinfo")


def use_light_dates() -> None:
    """Let this stand in for `datetime` if nobody has imported it yet, and C has all of it."""
    try:
        import _datetime as fast  # type: ignore[import-not-found]
    except ImportError:
        return
    names = (*NAMES, "datetime_CAPI")
    if all(hasattr(fast, name) for name in names):
        stand_in_for("datetime", **{name: getattr(fast, name) for name in names})
