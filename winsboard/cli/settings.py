"""`settings`: seeing and changing what a person chose."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from winsboard.cli.call import Call
from winsboard.cli.keeping import keep
from winsboard.cli.opening import notebook_of
from winsboard.cli.output import tell
from winsboard.cli.parsing import Form, read, typed, wrong
from winsboard.cli.stop import Stop
from winsboard.domain import preferences
from winsboard.domain.documents import Settings
from winsboard.words import say

WEEK_STARTS: Final = {"monday": 0, "saturday": 5, "sunday": 6}
AUDIENCES: Final = {"me": "mh", "rehab": "rehab", "family": "family"}
SWITCH: Final = {"off": False, "on": True}
FORM: Final = Form("settings", "SETTING", flags=["--json"])
LONGEST_NAME: Final = 60
"""Characters of the name of a theme."""


class Choice(NamedTuple):
    """One thing that can be set."""

    show: Callable[[Settings], str]
    choose: Callable[[Settings, str], Settings]
    """Reads a typed value; raises KeyError or ValueError for one that makes no sense."""


def _time(text: str) -> int:
    """Minutes after midnight of `4:30` or `4`."""
    hour, _, minute = text.partition(":")
    if not 0 <= int(minute or 0) < 60:
        raise ValueError(text)
    return int(hour) * 60 + int(minute or 0)


def _theme(text: str) -> str:
    """The name of a theme; raises Stop, listing all, for another."""
    from winsboard.words.themes import THEMES

    if text not in THEMES:
        raise Stop("cli.no_theme", name=text[:LONGEST_NAME], known=", ".join(THEMES))
    return text


CHOICES: Final = {
    "board_for": Choice(
        lambda s: _name(AUDIENCES, s.board_for),
        lambda s, text: s._replace(board_for=AUDIENCES[text]),
    ),
    "day_boundary": Choice(
        lambda s: f"{s.day_boundary // 60:02d}:{s.day_boundary % 60:02d}",
        lambda s, text: s._replace(day_boundary=_time(text)),
    ),
    "week_start": Choice(
        lambda s: _name(WEEK_STARTS, s.week_start),
        lambda s, text: s._replace(week_start=WEEK_STARTS[text]),
    ),
    "clock_hours": Choice(
        lambda s: str(s.clock_hours), lambda s, text: s._replace(clock_hours=int(text))
    ),
    "look_back_minutes": Choice(
        lambda s: str(s.look_back_minutes),
        lambda s, text: s._replace(look_back_minutes=int(text)),
    ),
    "history_days": Choice(
        lambda s: str(s.history_days), lambda s, text: s._replace(history_days=int(text))
    ),
    "theme": Choice(lambda s: s.theme, lambda s, text: s._replace(theme=_theme(text))),
    "celebrate": Choice(
        lambda s: _name(SWITCH, s.celebrate),
        lambda s, text: s._replace(celebrate=SWITCH[text]),
    ),
}


def _name(names: Mapping[str, object], value: object) -> str:
    return next((name for name, named in names.items() if named == value), "-")


def run(call: Call) -> int:
    """Print all settings or one, or change one."""
    said = read(FORM, call.words)
    if len(said.words) > 2:
        raise wrong(FORM, "too_many", words=typed(said.words[2:]))
    notebook = notebook_of(call, said.data_dir)
    settings = notebook.board.settings
    name = _known(said.words[0]) if said.words else ""
    if len(said.words) == 2:
        changed = _changed(settings, name, typed(said.words[1:]))
        keep(notebook, preferences.change(settings, changed, notebook.moment()))
    elif said.has("--json"):
        from winsboard.plain.fields import json_text

        tell([json_text(settings)])
    else:
        tell(_line(settings, n) for n in CHOICES if name in ("", n))
    return 0


def _known(typed_name: str) -> str:
    name = typed_name.casefold().replace("-", "_")
    if name not in CHOICES:
        raise Stop("cli.no_setting", name=typed_name, known=", ".join(map(_shown, CHOICES)))
    return name


def _changed(settings: Settings, name: str, value: str) -> Settings:
    try:
        return CHOICES[name].choose(settings, value.strip().casefold())
    except (KeyError, ValueError):
        about = say(f"cli.setting.{name}")
        raise Stop("cli.no_value", name=_shown(name), value=value, about=about) from None


def _line(settings: Settings, name: str) -> str:
    value = CHOICES[name].show(settings)
    return f"{_shown(name):<18} {value:<16} {say(f'cli.setting.{name}')}"


def _shown(name: str) -> str:
    return name.replace("_", "-")
