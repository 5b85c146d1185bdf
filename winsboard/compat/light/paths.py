"""Stand-ins for what `pathlib` imports and needs for nothing that a command does.

They are for web addresses, for paths of Windows, and for finding files by a pattern; importing them
takes a quarter of the time of `python -c pass`.
"""

from __future__ import annotations

from winsboard.compat.light.stand_in import real_module, stand_in_for


def _quote_from_bytes(raw: bytes) -> str:
    found: str = real_module("urllib.parse").quote_from_bytes(raw)
    return found


def use_light_paths() -> None:
    """Let these stand in for the modules that nobody has imported yet."""
    for name in ("fnmatch", "ntpath", "warnings"):
        stand_in_for(name)
    stand_in_for("urllib.parse", quote_from_bytes=_quote_from_bytes)
