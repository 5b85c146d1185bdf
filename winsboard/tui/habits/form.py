"""A habit's form: name, area, rhythm, how it is recorded, cue."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Literal, cast

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Input, Select, Static

from winsboard.domain.errors import Refusal
from winsboard.domain.habits.habits import checked, whole_number
from winsboard.domain.model.documents import Habit, HabitKind, Rhythm, RhythmKind
from winsboard.domain.text.numbers import read_number
from winsboard.named_tuple import NamedTuple
from winsboard.tui.components.dialogs.dialog import Dialog
from winsboard.tui.components.dialogs.form import hinted
from winsboard.tui.components.fields.draft_mixin import Draft, DraftMixin
from winsboard.tui.components.fields.line_input import LineInput
from winsboard.tui.components.text import area_choices
from winsboard.words import say
from winsboard.words.text.dates import number_words, read_weekday, weekday_number

What = Literal["keep", "archive", "back", "remove"]
RHYTHMS: tuple[RhythmKind, ...] = ("weekly", "weekdays", "every")
KINDS: tuple[HabitKind, ...] = ("tick", "count")


class Answer(NamedTuple):
    """What is wanted of the habit, and how the form was filled."""

    what: What
    habit: Habit


class HabitForm(Dialog[Answer | None], DraftMixin):
    """Gives back what is wanted; none if the form was left."""

    AUTO_FOCUS = "#label"
    BINDINGS: ClassVar[list[BindingType]] = [("escape", "leave")]
    said = getters.query_one("#said", Static)
    waits = False
    """Whether it was left with something filled in, which is there when it is opened again."""

    def __init__(self, habit: Habit | None = None, draft: dict[str, str] | None = None) -> None:
        super().__init__()
        self._habit = habit or Habit(id="", label="")
        self._fields = {**fields_of(self._habit), **(draft or {})}

    def compose(self) -> ComposeResult:
        """A line for every field, then the buttons."""
        rhythms = [(say(f"today.form.rhythm.{kind}"), kind) for kind in RHYTHMS]
        kinds = [(say(f"today.form.kind.{kind}"), kind) for kind in KINDS]
        with Vertical(classes="frame tall") as frame:
            key = "form.title" if self._habit.id else "form.title.new"
            frame.border_title = Content(say(f"today.{key}"))
            with VerticalScroll(id="form", can_focus=False):
                yield from self._line("label")
                yield from self._select("area", area_choices())
                yield from self._line("tiny")
                yield from self._select("rhythm", rhythms)
                yield from self._line("times")
                yield from self._line("weekdays")
                yield from self._select("kind", kinds)
                yield from self._line("unit")
                yield from self._line("aim")
                yield from self._line("cue")
            yield Static("", id="said")
            with Horizontal(classes="buttons"):
                yield Button(say("today.form.keep"), id="keep", variant="primary", compact=True)
                if self._habit.id:
                    put_away = "archive" if self._habit.archived_on is None else "back"
                    yield Button(say(f"today.form.{put_away}"), id=put_away, compact=True)
                    yield Button(say("today.form.remove"), id="remove", compact=True)
                yield Button(say("today.form.leave"), id="leave", compact=True)

    def _line(self, field: str) -> ComposeResult:
        with Horizontal(classes="field", id=f"row-{field}"):
            yield Static(Content(say(f"today.form.{field}")), classes="name")
            yield LineInput(
                self._fields[field],
                placeholder=hinted(say(f"today.form.placeholder.{field}")),
                id=field,
                compact=True,
                select_on_focus=False,
            )

    def _select(self, field: str, options: Sequence[tuple[str, str]]) -> ComposeResult:
        with Horizontal(classes="field", id=f"row-{field}"):
            yield Static(Content(say(f"today.form.{field}")), classes="name")
            value = self._fields[field]
            yield Select(
                [(Content(text), v) for text, v in options],
                value=value if value in [v for _, v in options] else options[0][1],
                allow_blank=False,
                id=field,
                compact=True,
            )

    def on_mount(self) -> None:
        """Show the fields that matter for what is chosen."""
        self._show_fields()

    @on(Select.Changed)
    @on(Input.Changed)
    def _changed(self) -> None:
        self._show_fields()
        self.typed()

    def _show_fields(self) -> None:
        now = self._now()
        for field, shown in (
            ("times", now["rhythm"] != "weekdays"),
            ("weekdays", now["rhythm"] == "weekdays"),
            ("unit", now["kind"] == "count"),
            ("aim", now["kind"] == "count"),
        ):
            self.query_one(f"#row-{field}").display = shown

    def _now(self) -> dict[str, str]:
        lines = {str(line.id): line.value for line in self.query(LineInput)}
        return lines | {str(s.id): str(s.value) for s in self.query(Select)}

    def draft(self) -> Draft | None:
        """The fields while they differ from what the form began with."""
        now = self._now()
        return draft_of(self._habit), now if now != fields_of(self._habit) else None

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self._finish("keep")

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        if event.button.id == "leave":
            self.action_leave()
        else:
            self._finish(cast(What, event.button.id))

    def _finish(self, what: What) -> None:
        if what != "keep":
            self.dismiss(Answer(what, self._habit))
            return
        try:
            self.dismiss(Answer(what, checked(filled(self._habit, self._now()))))
        except Refusal as no:
            self.said.update(Content(say(f"refusal.{no.reason}", **no.values)), layout=False)

    def action_leave(self) -> None:
        """Leave the form; what is filled in waits there."""
        self.waits = self._now() != fields_of(self._habit)
        self.tell_draft()
        self.dismiss(None)


def draft_of(habit: Habit) -> str:
    """The name of a form's draft."""
    return f"habit:{habit.id or 'new'}"


def fields_of(habit: Habit) -> dict[str, str]:
    """A habit as the fields of the form show it."""
    return {
        "label": habit.label,
        "area": habit.area,
        "tiny": habit.tiny,
        "rhythm": habit.rhythm.kind,
        "times": str(habit.rhythm.times),
        "weekdays": " ".join(weekday_number(n) for n in habit.rhythm.weekdays),
        "kind": habit.kind,
        "unit": habit.unit,
        "aim": "" if habit.aim is None else number_words(habit.aim),
        "cue": habit.cue,
    }


def filled(habit: Habit, fields: dict[str, str]) -> Habit:
    """The habit as the form was filled.

    Raises Refusal where a number or a weekday cannot be read.
    """
    kind = cast(RhythmKind, fields["rhythm"])
    weekdays = weekdays_in(fields["weekdays"]) if kind == "weekdays" else ()
    times = whole_number(fields["times"], f"habit.{kind}") if not weekdays else len(weekdays)
    counted = fields["kind"] == "count"
    aim = fields["aim"].strip()
    return habit._replace(
        label=fields["label"],
        area=fields["area"],
        tiny=fields["tiny"],
        rhythm=Rhythm(kind, times, weekdays),
        kind=cast(HabitKind, fields["kind"]),
        unit=fields["unit"] if counted else "",
        aim=_number(aim, "habit.aim") if counted and aim else None,
        cue=fields["cue"],
    )


def weekdays_in(text: str) -> tuple[int, ...]:
    """The weekdays a person means by words such as `mon wed, Friday`.

    Raises Refusal for a word that is no weekday.
    """
    found = []
    for word in text.replace(",", " ").split():
        number = read_weekday(word)
        if number is None:
            raise Refusal("habit.no_weekday")
        found.append(number)
    return tuple(sorted(set(found)))


def _number(text: str, reason: str) -> float:
    number = read_number(text)
    if number is None:
        raise Refusal(reason)
    return number
