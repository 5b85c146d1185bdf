"""Recognising invalid values of TZ."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.rows import each
from winsboard.clock import is_invalid_zone


@each(
    "zone",
    [
        *("", "UTC", "utc", "GMT", "Europe/Vienna", ":Europe/Vienna", "Asia/Kathmandu", "EST5EDT"),
        *("CET-1CEST", "CET-1CEST,M3.5.0,M10.5.0/3", "UTC+3", "<+0330>-3:30", "NST3:30NDT"),
        "/usr/share/zoneinfo/Europe/Vienna",
    ],
)
def test_a_zone_of_the_system_or_an_offset_passes(zone: str) -> None:
    assert not is_invalid_zone(zone)


@each(
    "zone",
    [
        *("Nonsense/Zone", ":/etc/passwd", "/etc/passwd", "Europe/Vienn", "europe", "Europe"),
        *("Vienna", "../../../etc/passwd", "CET-", "+1", "1", "Europe/Vienna ", "a b", "Ëurope"),
        *("UTC+-3", "x" * 5000, "Etc/\udcff", "/dev/null", "/dev/tty"),
    ],
)
def test_anything_else_is_told(zone: str) -> None:
    assert is_invalid_zone(zone)


def test_a_zone_of_ones_own_is_found_where_tzdir_names_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "Home").write_bytes(b"TZif2")
    assert is_invalid_zone("Home")
    monkeypatch.setenv("TZDIR", str(tmp_path))
    assert not is_invalid_zone("Home")
