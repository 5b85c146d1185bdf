"""The settings of a board."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final, Literal

from winsboard.named_tuple import NamedTuple


class Settings(NamedTuple):
    """What a person chose for their board."""

    id: str = "1"
    started_on: date | None = None
    """The day of the first questions; none until they were answered."""
    board_for: str = ""
    """`mh`, `rehab` or `family`."""
    day_boundary: int = 240
    """Minutes after midnight at which the day turns, 0-360."""
    week_start: int = 0
    """0 Monday, 5 Saturday, 6 Sunday."""
    clock_hours: int = 24
    """12 or 24."""
    look_back_minutes: int = 5
    theme: str = "winsboard-dark"
    celebrate: bool = True
    history_days: int = 90
    """Days for which what was done is kept, to be read and taken back; 1-3650."""
    best_run: bool = False
    """Whether the longest run of a habit is told."""
    weekly_line: bool = False
    """Whether the board brings back one old win each week."""
    week_page_on: int | None = None
    """The weekday on which the page of the week is offered, Monday is 0; none is never."""
    gratitude: bool = False
    """Whether the page of the week ends on a question about what one was glad of."""
    quiet_lines: bool = False
    """Whether celebration is reduced to quiet lines."""
    mood: bool = False
    """Whether mood, energy and feelings have a place on the board; off means off everywhere."""
    mood_passed_on: date | None = None
    """The day on which the invitation to check in was passed."""
    tiny_when_low: bool = False
    """Whether the day's list shrinks to the smallest forms while energy is low."""
    food_ideas: bool = False
    """Whether ideas that have to do with food are offered."""
    flow: str = ""
    """Id of the look back that begins; empty is the evening's."""
    reminder: int | None = None
    """Minutes after midnight from which a line reminds of the look back; none is off."""
    notify: bool = False
    """Whether the reminder is a notification of the desktop, too."""
    bell: bool = False
    """Whether the reminder rings the terminal's bell, too."""
    clock_digits: bool = False
    """Whether the clock of the look back shows seconds."""
    motion: bool = True
    """Whether anything on the board moves by itself."""
    candle: bool = True
    """Whether the board has a candle."""
    breath_pattern: str = ""
    """Id of the breathing pattern that begins; empty is the steady one."""
    breath_minutes: int = 0
    """1-10; 0 is what the pattern suggests."""
    breath_safety_read: bool = False
    breath_holds_read: bool = False
    region: str = ""
    """Whose crisis lines Support shows, such as `GB`; empty shows none."""
    curtain_minutes: int = 0
    """Minutes without a key after which the curtain falls; 0 is never."""
    curtain_pin: str = ""
    """Salted hash of the PIN that lifts the curtain, empty where any key does."""


LIMITS: Final[Mapping[str, tuple[int, int]]] = {
    "day_boundary": (0, 360),
    "look_back_minutes": (1, 60),
    "history_days": (1, 3650),
    "week_page_on": (0, 6),
    "reminder": (0, 24 * 60 - 1),
    "breath_minutes": (0, 10),
    "curtain_minutes": (0, 240),
}
"""The lowest and the highest value of each setting that is a whole number."""
CHOICES: Final[Mapping[str, tuple[int, ...]]] = {"week_start": (0, 6, 5), "clock_hours": (12, 24)}
"""The values of those that take a few numbers only."""
SWITCH: Final[Mapping[str, object]] = {"off": False, "on": True}


class Setting(NamedTuple):
    """One setting as a person meets it; its words are `settings.name.NAME`, `settings.about.NAME`
    and, where the values have words of their own, `settings.value.NAME.VALUE`."""

    name: str
    """What it is called on the command line; of the field, too, unless it stands for several."""
    group: str
    """The group in which the board lists it."""
    number: int
    """Its number there."""
    read: Literal["name", "whole", "time", "other"] = "name"
    """How what is typed for it is read: one of `values`, a whole number, a time of day, or in a way
    of its own in `winsboard.words.setting_options`."""
    values: Mapping[str, object] = SWITCH
    """The named values, by name."""
    zero: str = "0"
    """What stands for no number or no time."""
    offers: tuple[str, ...] = ()
    """What is offered to choose from, as it is typed; the named values where there are none."""
    is_open: bool = False
    """Whether another value than those can be typed."""
    flow: str = ""
    """The flow of the board in which it is chosen, where that is more than one value."""


def every_setting() -> tuple[Setting, ...]:
    """Everything that can be set, in the order of `winsboard settings`.

    Made when they are asked for: a quick `winsboard win` needs none.
    """
    weekdays = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    days = {"off": None, **{day: n for n, day in enumerate(weekdays)}}
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
        Setting("food_ideas", "day", 5),
        Setting("mood", "mood", 1),
        Setting("tiny_when_low", "mood", 2),
        Setting("celebrate", "celebration", 1, "other", offers=("on", "quiet", "off")),
        Setting("best_run", "progress", 4),
        Setting("weekly_line", "progress", 3),
        Setting("week_page_on", "progress", 1, values=days),
        Setting("gratitude", "progress", 2),
        Setting("candle", "celebration", 2),
        Setting("breath_pattern", "support", 2, "other"),
        Setting(
            "breath_minutes",
            "support",
            3,
            "whole",
            offers=("0", "1", "2", "3", "5", "10"),
            is_open=True,
        ),
        Setting("region", "support", 1, "other", flow="region"),
        Setting("curtain_minutes", "support", 4, "whole", zero="off", flow="curtain_minutes"),
        Setting("curtain_pin", "support", 5, "other", flow="curtain_pin"),
        Setting("motion", "look", 2),
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
