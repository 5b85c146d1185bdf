"""Finds the colours of a piece of text, as the style sheets say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from winsboard.named_tuple import NamedTuple
from winsboard.tui.early_picture.palettes import Palette

BOLD: Final = "bold"


class Look(NamedTuple):
    """How a piece of text looks."""

    colour: str
    ground: str
    is_bold: bool = False
    is_reversed: bool = False


def look_of(style: str, colours: Palette, usual: Look) -> Look:
    """Return the look of a style such as `bold $primary`; what it leaves open is as usual."""
    look = usual
    for word in style.split():
        if word == BOLD:
            look = look._replace(is_bold=True)
        else:
            look = look._replace(colour=colours[word[1:]])
    return look


class Sheet:
    """The styles of a widget that paints its own lines: one rule for each name."""

    def __init__(self, prefix: str, text: str, colours: Palette, usual: Look) -> None:
        """`prefix` is what the names of its component classes begin with."""
        self._rules = _rules(prefix, text)
        self._colours = colours
        self._usual = usual
        self._looks: dict[tuple[str, ...], Look] = {}

    def look(self, names: tuple[str, ...]) -> Look:
        """Return the look that several names blend into, the ground first."""
        found = self._looks.get(names)
        if found is None:
            found = self._looks[names] = self._blended(names)
        return found

    def _blended(self, names: Iterable[str]) -> Look:
        look = self._usual
        for name in names:
            rule = self._rules[name]
            if "color" in rule:
                look = look._replace(colour=self._colours[rule["color"]])
            if "background" in rule:
                look = look._replace(ground=self._colours[rule["background"]])
            if rule.get("text-style") == BOLD:
                look = look._replace(is_bold=True)
        return look


def _rules(prefix: str, text: str) -> Mapping[str, Mapping[str, str]]:
    """Return the declarations of each component class; colours without their `$`."""
    rules: dict[str, dict[str, str]] = {}
    for part in text.split(f".{prefix}--")[1:]:
        name, _, declared = part.partition("{")
        pairs = (said.partition(":") for said in declared.partition("}")[0].split(";"))
        rules[name.strip()] = {
            key.strip(): value.strip().removeprefix("$") for key, _, value in pairs if value
        }
    return rules
