"""The form for a habit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, cast

from textual import on
from textual.content import Content
from textual.widgets import Select, Static

from winsboard.domain.errors import Refusal
from winsboard.domain.habits.habits import parse_count, validated
from winsboard.domain.library.areas import Areas
from winsboard.domain.model.documents import Habit, HabitKind, Rhythm, RhythmKind
from winsboard.domain.text.numbers import parse_number
from winsboard.named_tuple import NamedTuple
from winsboard.tui.components.dialogs.form import Field, FieldsDialog, Filled, Form
from winsboard.words import format_phrase
from winsboard.words.catalog.areas import area_choices
from winsboard.words.parse.hours import hours_words, parse_hours
from winsboard.words.text.dates import number_words, parse_weekday, weekday_number

What = Literal["keep", "archive", "back", "remove"]
RHYTHMS: tuple[RhythmKind, ...] = ("weekly", "weekdays", "every")
KINDS: tuple[HabitKind, ...] = ("tick", "count")


class FormAnswer(NamedTuple):
    """The result of the form: what to do, and the habit as filled in."""

    action: What
    habit: Habit


class HabitForm(FieldsDialog[FormAnswer]):
    """A form for a new or existing habit. Returns None if it was closed."""

    def __init__(
        self,
        areas: Areas,
        habit: Habit | None = None,
        draft: dict[str, str] | None = None,
        routines: Sequence[tuple[str, str]] = (),
    ) -> None:
        """`routines` are the routines to choose from, as label and value; the first is none."""
        self._routines = routines or [(format_phrase("today.form.routine.none"), "")]
        self._habit = habit or Habit(id="", label="")
        key = "form.title" if self._habit.id else "form.title.new"
        offered = area_choices(areas, self._habit.area)
        fields = [self._field(name, offered) for name in fields_of(self._habit)]
        title, kept = format_phrase(f"today.{key}"), fields_of(self._habit)
        super().__init__(Form(title, fields, kept, draft_key(self._habit)), draft or {})

    def _field(self, name: str, areas: Sequence[tuple[str, str]]) -> Field:
        label = format_phrase(f"today.form.{name}")
        choices: dict[str, Sequence[tuple[str, str]]] = {
            "area": areas,
            "routine": self._routines,
            "rhythm": [(format_phrase(f"today.form.rhythm.{kind}"), kind) for kind in RHYTHMS],
            "kind": [(format_phrase(f"today.form.kind.{kind}"), kind) for kind in KINDS],
        }
        if name in choices:
            return Field(name, label, "choice", choices=choices[name])
        return Field(name, label, hint=format_phrase(f"today.form.placeholder.{name}"))

    def buttons(self) -> dict[str, str]:
        """An existing habit can be archived or restored, and removed."""
        if not self._habit.id:
            return {}
        put_away = "archive" if self._habit.archived_on is None else "back"
        return {id: format_phrase(f"today.form.{id}") for id in (put_away, "remove")}

    def on_mount(self) -> None:
        """Hide the fields that do not apply to the chosen rhythm and kind."""
        super().on_mount()
        self._show_fields()

    @on(Select.Changed)
    def _show_fields(self) -> None:
        now = self._values()
        for field, shown in (
            ("times", now["rhythm"] != "weekdays"),
            ("weekdays", now["rhythm"] == "weekdays"),
            ("unit", now["kind"] == "count"),
            ("aim", now["kind"] == "count"),
        ):
            self.query_one(f"#row-{field}").display = shown
        if now["rhythm"] != "weekdays":
            name = format_phrase(f"today.form.times.{now['rhythm']}")
            self.query_one("#row-times .name", Static).update(Content(name))

    def result_of(self, filled: Filled, button: str) -> FormAnswer:
        """Return the habit as filled in after Save; unchanged after another button."""
        if button != "keep":
            return FormAnswer(cast(What, button), self._habit)
        return FormAnswer("keep", validated(habit_of(self._habit, filled)))


def draft_key(habit: Habit) -> str:
    """Return the key of the form's draft."""
    return f"habit:{habit.id or 'new'}"


def fields_of(habit: Habit) -> dict[str, str]:
    """Convert a habit into the values of the form."""
    return {
        "label": habit.label,
        "area": habit.area,
        "routine": habit.routine,
        "tiny": habit.tiny,
        "rhythm": habit.rhythm.kind,
        "times": str(habit.rhythm.times),
        "weekdays": " ".join(weekday_number(n) for n in habit.rhythm.weekdays),
        "kind": habit.kind,
        "unit": habit.unit,
        "aim": "" if habit.aim is None else number_words(habit.aim),
        "cue": habit.cue,
        "remind": hours_words(habit.remind, 24),
    }


def habit_of(habit: Habit, fields: dict[str, str]) -> Habit:
    """Convert the values of the form into a habit.

    Raises Refusal if a number, a weekday or a time is invalid.
    """
    kind = cast(RhythmKind, fields["rhythm"])
    weekdays = weekdays_in(fields["weekdays"]) if kind == "weekdays" else ()
    times = parse_count(fields["times"], f"habit.{kind}") if not weekdays else len(weekdays)
    counted = fields["kind"] == "count"
    aim = fields["aim"].strip()
    return habit._replace(
        label=fields["label"],
        area=fields["area"],
        routine=fields["routine"],
        tiny=fields["tiny"],
        rhythm=Rhythm(kind, times, weekdays),
        kind=cast(HabitKind, fields["kind"]),
        unit=fields["unit"] if counted else "",
        aim=_number(aim, "habit.aim") if counted and aim else None,
        cue=fields["cue"],
        remind=parse_hours(fields["remind"], "habit.remind"),
    )


def weekdays_in(text: str) -> tuple[int, ...]:
    """Parse weekdays such as `mon wed, Friday`.

    Raises Refusal if a word is not a weekday.
    """
    found = []
    for word in text.replace(",", " ").split():
        number = parse_weekday(word)
        if number is None:
            raise Refusal("habit.no_weekday")
        found.append(number)
    return tuple(sorted(set(found)))


def _number(text: str, reason: str) -> float:
    number = parse_number(text)
    if number is None:
        raise Refusal(reason)
    return number
