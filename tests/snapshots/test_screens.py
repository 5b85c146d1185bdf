"""What the board looks like, as text: read the difference before you take a new picture in.

`WINSBOARD_NEW_SNAPSHOTS=1 python -m pytest tests/snapshots` writes them anew.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from screenshots.__main__ import IN_EVERY_LIGHT, SHOTS, Shot, posed
from tests.screen import screen_text
from tests.thorough import part_of

HERE = Path(__file__).parent
DARK = [shot for shot in SHOTS if not shot.name.endswith("-light")]
WITHOUT_COLOUR = [s for s in DARK if s.name in {"today", *IN_EVERY_LIGHT}]


@pytest.mark.parametrize("shot", DARK, ids=lambda shot: shot.name)
async def test_a_screen_looks_as_it_was_agreed(
    shot: Shot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with posed(shot, tmp_path) as app:
        seen = screen_text(app) + "\n"
    picture = HERE / f"{shot.name}.txt"
    if os.environ.get("WINSBOARD_NEW_SNAPSHOTS"):
        picture.write_text(seen, encoding="utf-8")
    assert seen == picture.read_text(encoding="utf-8")


@pytest.mark.parametrize("shot", part_of(WITHOUT_COLOUR, 0, 3), ids=lambda shot: shot.name)
async def test_without_colour_the_same_is_said(
    shot: Shot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with posed(shot, tmp_path) as app:
        assert screen_text(app) + "\n" == (HERE / f"{shot.name}.txt").read_text(encoding="utf-8")
