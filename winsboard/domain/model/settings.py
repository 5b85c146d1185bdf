"""The settings document, and a description of each setting for screens and commands."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final, Literal

from winsboard.named_tuple import NamedTuple


class Settings(NamedTuple):
    """The settings of a board, saved as one document."""

    id: str = "1"
    started_on: date | None = None
    """The day of the first-run questions. None until they are answered."""
    board_for: str = ""
    """`mh`, `rehab` or `family`."""
    board_name: str = ""
    """The name in the header, so that nobody writes on another board by mistake."""
    day_boundary: int = 240
    """Minutes after midnight at which a new day begins, 0-360."""
    week_start: int = 0
    """0 Monday, 5 Saturday, 6 Sunday."""
    clock_hours: int = 24
    """12 or 24."""
    look_back_minutes: int = 5
    theme: str = "winsboard-dark"
    celebrate: bool = True
    history_days: int = 90
    """Days for which the history of edits is kept, for reading and undo; 1-3650."""
    best_run: bool = False
    """Whether the longest run of a habit is shown."""
    weekly_line: bool = False
    """Whether the board shows one old win each week."""
    week_page_on: int | None = None
    """The weekday on which the week page is offered, Monday is 0. None: never."""
    gratitude: bool = False
    """Whether the week page ends with a gratitude question."""
    quiet_lines: bool = False
    """Whether only quiet celebration lines are shown."""
    mood: bool = False
    """Whether mood, energy and feelings are tracked and shown anywhere at all."""
    mood_passed_on: date | None = None
    """The last day on which the invitation to check in was declined."""
    tiny_when_low: bool = False
    """Whether habits are shown in their smallest version while energy is low."""
    food_ideas: bool = False
    """Whether ideas about food are offered."""
    flow: str = ""
    """Id of the default look back; empty for the shipped evening one."""
    reminder: int | None = None
    """Minutes after midnight from which the board reminds of the look back. None: off."""
    notify: bool = False
    """Whether the reminder is also a desktop notification."""
    bell: bool = False
    """Whether the reminder also rings the terminal bell."""
    clock_digits: bool = False
    """Whether the timer of the look back shows seconds."""
    cursor: bool = False
    """Whether the terminal's cursor is visible on the chosen row, for screen readers."""
    motion: bool = True
    """Whether the board plays animations."""
    legend: str = ""
    """Whether the meaning of the marks is shown: `on`, `off`, or empty for the first week."""
    candle: bool = True
    """Whether the board shows the candle."""
    breath_pattern: str = ""
    """Id of the default breathing pattern; empty for the steady one."""
    breath_minutes: int = 0
    """1-10; 0 for the length that the pattern suggests."""
    breath_safety_read: bool = False
    breath_holds_read: bool = False
    quiet_minutes: int = 5
    """How long the quiet timer runs, in minutes, 1-30."""
    quiet_bell: bool = False
    """Whether the terminal bell rings when the quiet timer is over."""
    region: str = ""
    """Country code of the crisis lines on the Support screen, such as `GB`; empty for none."""
    curtain_minutes: int = 0
    """Idle minutes after which the curtain hides the board; 0 for never."""
    welcome: bool = True
    """Whether the board greets after days away."""
    yesterday_line: bool = True
    """Whether the board shows the line that was written for today."""
    mood_question: bool = True
    """Whether the board asks how the person is, if mood is on."""
    kind_line: bool = True
    """Whether the board shows a kind line in the morning."""
    other_way: bool = True
    """Whether praise for an outcome on a family board is answered with another way to say it."""
    reminder_hidden_on: date | None = None
    """The last day on which the note of the reminder was hidden; so are the next ones."""
    letter_hidden_on: date | None = None
    milestone_hidden_on: date | None = None
    yesterday_hidden_on: date | None = None
    kind_line_hidden_on: date | None = None
    old_win_hidden_on: date | None = None
    week_page_hidden_on: date | None = None
    curtain_pin: str = ""
    """Salted hash of the PIN that lifts the curtain; empty if any key does."""


LIMITS: Final[Mapping[str, tuple[int, int]]] = {
    "day_boundary": (0, 360),
    "look_back_minutes": (1, 60),
    "history_days": (1, 3650),
    "week_page_on": (0, 6),
    "reminder": (0, 24 * 60 - 1),
    "breath_minutes": (0, 10),
    "quiet_minutes": (1, 30),
    "curtain_minutes": (0, 240),
}
"""The lowest and the highest value of each setting that is a whole number."""
CHOICES: Final[Mapping[str, tuple[int, ...]]] = {"week_start": (0, 6, 5), "clock_hours": (12, 24)}
"""The values of those that take a few numbers only."""
LEGEND: Final[Mapping[str, object]] = {"on": "on", "off": "off"}
"""The values of `legend` that its key switches between."""
SWITCH: Final[Mapping[str, object]] = {"off": False, "on": True}


class Setting(NamedTuple):
    """A setting as shown on the settings screen and by `winsboard settings`.

    Its phrases are `settings.name.NAME`, `settings.about.NAME` and, if its values have labels,
    `settings.value.NAME.VALUE`.
    """

    name: str
    """Its name on the command line; also the field of `Settings`, unless it sets several."""
    group: str
    """The group that the board lists it in."""
    number: int
    """Its position within the group."""
    read: Literal["name", "whole", "time", "other"] = "name"
    """How a typed value is parsed: one of `values`, an integer, a time of day, or by custom code in
    `winsboard.words.setting_options`."""
    values: Mapping[str, object] = SWITCH
    """The allowed values, by name."""
    zero: str = "0"
    """The word for zero or for no time."""
    offers: tuple[str, ...] = ()
    """Suggested values, as typed. If empty, the names of `values`."""
    is_open: bool = False
    """Whether values other than the suggested ones can be typed."""
    flow: str = ""
    """The dialog of the board that sets it, if picking one value is not enough."""


def every_setting() -> tuple[Setting, ...]:
    """All settings, in the order of `winsboard settings`.

    Built on demand, because `winsboard win` needs none of them.
    """
    return (
        *_of_the_day(),
        *_of_the_evening(),
        *_of_what_is_shown(),
        *_of_support(),
        *_of_the_look_and_data(),
    )


def _of_the_day() -> tuple[Setting, ...]:
    return (
        Setting("board_for", "day", 1, values={"me": "mh", "rehab": "rehab", "family": "family"}),
        Setting(
            "day_boundary",
            "day",
            2,
            "time",
            offers=("00:00", "02:00", "03:00", "04:00", "05:00", "06:00"),
            is_open=True,
        ),
        Setting("week_start", "day", 3, values={"monday": 0, "saturday": 5, "sunday": 6}),
        Setting("clock_hours", "day", 4, "whole", offers=("24", "12")),
    )


def _of_the_evening() -> tuple[Setting, ...]:
    return (
        Setting(
            "look_back_minutes",
            "evening",
            1,
            "whole",
            offers=("3", "5", "8", "10", "15", "20", "30"),
            is_open=True,
        ),
        Setting("flow", "evening", 2, "other", flow="look_backs"),
        Setting("clock_digits", "evening", 3),
        Setting(
            "reminder",
            "evening",
            4,
            "time",
            zero="off",
            offers=("off", "18:00", "19:00", "19:30", "20:00", "20:30", "21:00", "22:00"),
            is_open=True,
        ),
        Setting("notify", "evening", 5),
        Setting("bell", "evening", 6),
    )


def _of_what_is_shown() -> tuple[Setting, ...]:
    weekdays = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    days = {"off": None, **{day: n for n, day in enumerate(weekdays)}}
    return (
        Setting("food_ideas", "day", 5),
        Setting("board_name", "day", 7, "other", values={}, offers=("off",), is_open=True),
        Setting("mood", "mood", 1),
        Setting("tiny_when_low", "mood", 2),
        Setting("celebrate", "celebration", 1, "other", offers=("on", "quiet", "off")),
        Setting("best_run", "progress", 4),
        Setting("weekly_line", "progress", 3),
        Setting("week_page_on", "progress", 1, values=days),
        Setting("gratitude", "progress", 2),
        Setting("candle", "celebration", 2),
        Setting("other_way", "celebration", 4),
        Setting("welcome", "today", 1),
        Setting("yesterday_line", "today", 2),
        Setting("mood_question", "today", 3),
        Setting("kind_line", "today", 4),
    )


def _of_support() -> tuple[Setting, ...]:
    return (
        Setting("breath_pattern", "support", 2, "other"),
        Setting(
            "breath_minutes",
            "support",
            3,
            "whole",
            offers=("0", "1", "2", "3", "5", "10"),
            is_open=True,
        ),
        Setting(
            "quiet_minutes",
            "support",
            7,
            "whole",
            offers=("1", "3", "5", "10", "15", "20", "30"),
            is_open=True,
        ),
        Setting("quiet_bell", "support", 8),
        Setting("region", "support", 1, "other", flow="region"),
        Setting("curtain_minutes", "support", 4, "whole", zero="off", flow="curtain_minutes"),
        Setting("curtain_pin", "support", 5, "other", flow="curtain_pin"),
    )


def _of_the_look_and_data() -> tuple[Setting, ...]:
    return (
        Setting("motion", "look", 2),
        Setting("cursor", "look", 3),
        Setting("legend", "look", 4, values={"first-week": "", **LEGEND}),
        Setting("theme", "look", 1, "other"),
        Setting(
            "history_days",
            "data",
            1,
            "whole",
            offers=("30", "90", "180", "365", "3650"),
            is_open=True,
        ),
    )
