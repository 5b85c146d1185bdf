"""How each setting is shown as text and parsed from input."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, TypeVar

from winsboard.domain.errors import Refusal
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Settings
from winsboard.domain.model.settings import Setting, every_setting
from winsboard.domain.settings import board_names
from winsboard.domain.text.folding import best_match, fold_name
from winsboard.domain.text.numbers import parse_integer
from winsboard.named_tuple import NamedTuple
from winsboard.words import format_phrase, phrases

T = TypeVar("T")

CELEBRATIONS: Final = {"off": (False, False), "quiet": (True, True), "on": (True, False)}
"""The values of the fields `celebrate` and `quiet_lines`, by name."""
OFF: Final = "off"
MAX_NAME_LENGTH: Final = 60
"""Characters of a typed name that an error message quotes."""


class Choice(NamedTuple):
    """How one setting is shown and changed."""

    show: Callable[[Settings], str]
    choose: Callable[[Board, str], Settings]
    """Returns the settings with a typed value; raises KeyError, ValueError or Refusal."""


def _parse_time(text: str) -> int:
    """Parse a time such as `4:30` or `4` as minutes after midnight."""
    from winsboard.domain.text.date_parser import parse_time

    time = parse_time(text)
    return time.hour * 60 + time.minute


def _format_time(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def _parse_theme(text: str) -> str:
    """Find a theme by name. Raises Refusal, listing all themes, if it is unknown."""
    from winsboard.words.catalog.themes import THEMES

    found = best_match(text, zip(THEMES, THEMES, strict=True), pieces=False)
    if not found:
        raise Refusal("settings.no_theme", name=text[:MAX_NAME_LENGTH], known=", ".join(THEMES))
    return found[0]


def _parse_board_name(text: str) -> str:
    """The name of a board on one line. Raises Refusal if it is too long for the header."""
    name = " ".join(text.split())
    if len(name) > board_names.MAX_LENGTH:
        raise Refusal("settings.board_name", longest=board_names.MAX_LENGTH)
    return "" if fold_name(name) in (OFF, "-") else name


def _parse_region(text: str) -> str:
    from winsboard.words.sentences.wellbeing.support import regions

    known = {region: region for region in regions()} | {OFF: ""}
    found = best_match(text, known.items(), pieces=False)
    if not found:
        raise Refusal("settings.no_region", name=text[:MAX_NAME_LENGTH], known=", ".join(known))
    return found[0]


def _parse_pattern(text: str) -> str:
    from winsboard.words.catalog.calm import patterns

    found = best_match(text, ((p.name, p.id) for p in patterns()), pieces=False)
    if not found:
        names = ", ".join(p.name for p in patterns())
        raise Refusal("breath.no_pattern", name=text[:MAX_NAME_LENGTH], known=names)
    return found[0]


def _parse_flow(board: Board, text: str) -> str:
    from winsboard.domain.library import items
    from winsboard.domain.reflection import flows
    from winsboard.words.catalog.reflection import shipped_flows

    return items.find(flows.listed(board, shipped_flows()), text).id


def _format_flow(settings: Settings) -> str:
    """The short name of a shipped look back, or the id of the person's own."""
    from winsboard.domain.reflection.flows import EVENING, GENTLE, SHORT, usual_id

    shipped = {EVENING: "evening", SHORT: "short", GENTLE: "gentle"}
    usual = usual_id(settings)
    return shipped.get(usual, usual)


def _format_pattern(settings: Settings) -> str:
    from winsboard.domain.wellbeing.breathing import find_pattern
    from winsboard.words.catalog.calm import patterns

    return find_pattern(patterns(), settings.breath_pattern).name


def _parse_celebration(board: Board, text: str) -> Settings:
    celebrate, quiet = _value_named(CELEBRATIONS, text)
    return board.settings._replace(celebrate=celebrate, quiet_lines=quiet)


def _format_celebration(settings: Settings) -> str:
    if not settings.celebrate:
        return OFF
    return "quiet" if settings.quiet_lines else "on"


def _name(names: Mapping[str, object], value: object) -> str:
    return next((name for name, named in names.items() if named == value), "-")


def _value_named(names: Mapping[str, T], text: str) -> T:
    """The value with this name; raises KeyError."""
    return names[next(iter(best_match(text, zip(names, names, strict=True), pieces=False)), "")]


def _named_choice(field: str, names: Mapping[str, object]) -> Choice:
    """A setting with named values."""
    return Choice(
        lambda s: _name(names, getattr(s, field)),
        lambda board, text: _with(board, field, _value_named(names, text)),
    )


def _whole(text: str) -> int:
    number = parse_integer(text)
    if number is None:
        raise ValueError
    return number


def _number(field: str, zero: str = "0") -> Choice:
    """An integer setting; `zero` is the word for 0."""
    return Choice(
        lambda s: str(getattr(s, field) or zero),
        lambda board, text: _with(board, field, 0 if fold_name(text) == zero else _whole(text)),
    )


def _read(field: str, show: Callable[[Settings], str], choose: Callable[[str], object]) -> Choice:
    return Choice(show, lambda board, text: _with(board, field, choose(text)))


def _with(board: Board, field: str, value: object) -> Settings:
    return board.settings._replace(**{field: value})  # type: ignore[arg-type]


def _time_choice(setting: Setting) -> Choice:
    """A time of day; the word `setting.zero`, if it is not `0`, stands for None."""
    name = setting.name

    def show(settings: Settings) -> str:
        minutes: int | None = getattr(settings, name)
        return setting.zero if minutes is None else _format_time(minutes)

    def choose(board: Board, text: str) -> Settings:
        is_none = setting.zero != "0" and fold_name(text) == setting.zero
        return _with(board, name, None if is_none else _parse_time(text))

    return Choice(show, choose)


_OTHERS: Final[Mapping[str, Choice]] = {
    "board_name": _read("board_name", lambda s: s.board_name or OFF, _parse_board_name),
    "flow": Choice(
        _format_flow, lambda board, text: _with(board, "flow", _parse_flow(board, text))
    ),
    "celebrate": Choice(_format_celebration, _parse_celebration),
    "breath_pattern": _read("breath_pattern", _format_pattern, _parse_pattern),
    "region": _read("region", lambda s: s.region or OFF, _parse_region),
    "curtain_pin": _read("curtain_pin", lambda s: "on" if s.curtain_pin else OFF, str),
    "theme": _read("theme", lambda s: s.theme, _parse_theme),
}
"""Settings with custom text and parsing."""


def _choice(setting: Setting) -> Choice:
    if setting.read == "name":
        return _named_choice(setting.name, setting.values)
    if setting.read == "whole":
        return _number(setting.name, setting.zero)
    return _time_choice(setting) if setting.read == "time" else _OTHERS[setting.name]


CHOICES: Final[Mapping[str, Choice]] = {
    setting.name: _choice(setting) for setting in every_setting()
}


def value_words(board: Board, name: str, value: str) -> str:
    """The label of a value: its own phrase, else a general one such as for `on`, else the value."""
    if name == "flow":
        from winsboard.domain.library import items
        from winsboard.domain.reflection import flows
        from winsboard.words.catalog.reflection import shipped_flows

        return items.find(flows.listed(board, shipped_flows()), value).name
    if name == "region" and value != OFF:
        return format_phrase(f"shelter.region.{value}")
    words = phrases("settings")
    plain = words.get(f"value.{value}", value)
    return words.get(f"value.{name}.{value}", plain)
