"""What it is measured on, and how busy that is. No name of a computer, and no path."""

from __future__ import annotations

import os
import platform
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

QUIET: Final = 0.1
"""The largest share of the machine that others may use for times to count as undisturbed."""
_STAT: Final = Path("/proc/stat")
_IDLE, _WAITING, _GUEST = 3, 4, 8


def machine() -> dict[str, object]:
    """The processors and the versions that figures depend on."""
    return {
        "processors": os.cpu_count(),
        "architecture": platform.machine(),
        "system": platform.system(),
        "python": platform.python_version(),
        **{name: _version(name) for name in ("textual", "rich", "tinydb", "winsboard")},
    }


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


class LoadOfOthers:
    """The share of the machine that other programs use, from when this was made."""

    def __init__(self, stat: Path = _STAT) -> None:
        self._stat = stat
        self._begin = self._now()

    def share(self) -> float:
        """From 0 for a quiet machine to 1; 0 where the system does not say."""
        total, busy, ours = (b - a for a, b in zip(self._begin, self._now(), strict=True))
        return min(1.0, max(0.0, busy - ours) / total) if total > 0 else 0.0

    def _now(self) -> tuple[float, float, float]:
        """All, busy and our own seconds of the processors. Children count once they ended."""
        times = os.times()
        ours = times.user + times.system + times.children_user + times.children_system
        try:
            first = self._stat.read_text(encoding="ascii").splitlines()[0]
        except (OSError, IndexError):
            return 0.0, 0.0, ours
        ticks = [int(word) for word in first.split()[1 : 1 + _GUEST]]
        hertz = os.sysconf("SC_CLK_TCK")
        total = sum(ticks) / hertz
        return total, total - (ticks[_IDLE] + ticks[_WAITING]) / hertz, ours


def is_busy(share: float) -> bool:
    """Whether others disturb the times."""
    return share > QUIET


def told(machine: Mapping[str, object]) -> str:
    """The machine in one line."""
    return (
        f"{machine['processors']} processors, {machine['system']} {machine['architecture']}, "
        f"Python {machine['python']}, Textual {machine['textual']}"
    )
