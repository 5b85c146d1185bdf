"""Saving pictures from the board."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from textual.app import App, ComposeResult
from textual.widgets import Static

from screenshots.picture import FOLDERS, FONTS, SPARE_FONT, normalised, picture

NEEDED = [*FONTS, SPARE_FONT]
installed = pytest.mark.skipif(
    not all(any(True for f in FOLDERS for _ in f.rglob(font.file)) for font in NEEDED),
    reason="the fonts of the pictures are not installed here",
)


class Small(App[None]):
    def compose(self) -> ComposeResult:
        yield Static("  ● one & <two> ◐ ✗", markup=False)


async def raw() -> str:
    app = Small()
    async with app.run_test(size=(40, 5)):
        return app.export_screenshot(title="winsboard")


async def test_a_picture_asks_the_network_for_nothing() -> None:
    svg = normalised(await raw())
    assert re.findall(r"url\((?!#)", svg) == []
    assert "@font-face" not in svg


async def test_equal_screens_give_equal_pictures() -> None:
    assert normalised(await raw()) == normalised(await raw())


async def test_a_picture_is_sound_and_keeps_leading_blanks() -> None:
    root = ElementTree.fromstring(normalised(await raw()))
    assert root.attrib["{http://www.w3.org/XML/1998/namespace}space"] == "preserve"
    texts = [t.text or "" for t in root.iter("{http://www.w3.org/2000/svg}text")]
    assert any(t.replace("\xa0", " ").startswith("  ● one & <two>") for t in texts)


async def test_a_missing_font_is_named(tmp_path: Path) -> None:
    svg = await raw()
    with pytest.raises(FileNotFoundError, match="FiraCode-Regular"):
        picture(svg, [tmp_path])


@installed
async def test_a_picture_carries_its_own_letters() -> None:
    svg = picture(await raw())
    assert svg.count("@font-face") == 3
    assert re.findall(r"url\((?!#|data:)", svg) == []
    assert len(svg) < 40_000
    assert picture(await raw()) == svg
