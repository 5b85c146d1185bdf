"""A form dialog with lines, multi-line texts and choices."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar, Literal, TypeAlias, TypeVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Input, Select, Static

from winsboard.domain.errors import Refusal
from winsboard.named_tuple import NamedTuple
from winsboard.tui.components.dialogs.dialog import Dialog, room_for
from winsboard.tui.components.fields.draft_mixin import Draft, DraftMixin
from winsboard.tui.components.fields.editor import Editor
from winsboard.tui.components.fields.line_input import LineInput
from winsboard.words import format_phrase

T = TypeVar("T")
FieldKind: TypeAlias = Literal["line", "lines", "choice"]
Filled: TypeAlias = dict[str, str]
"""Field values by field id."""


class Field(NamedTuple):
    """A field of a form."""

    id: str
    label: str
    kind: FieldKind = "line"
    hint: str = ""
    """Placeholder of the empty field."""
    choices: Sequence[tuple[str, str]] = ()
    """The options: label and value."""


class Form(NamedTuple):
    """The contents of a form dialog."""

    title: str
    fields: Sequence[Field]
    saved: Mapping[str, str]
    """The saved values by field id."""
    draft: str
    """The key of its draft."""
    text: str = ""
    """Text above the fields."""


class FieldsDialog(Dialog[T | None], DraftMixin):
    """Base of form dialogs. Returns the form's value, or None if it was closed without saving."""

    BINDINGS: ClassVar[list[BindingType]] = [("escape", "leave")]
    said = getters.query_one("#said", Static)
    rows = getters.query_one("#form", VerticalScroll)
    waits = False
    """Whether it was closed with unsaved changes, which are kept as a draft."""

    def __init__(self, form: Form, draft: Mapping[str, str]) -> None:
        """`draft` is the saved draft, by field id; empty if there is none."""
        super().__init__()
        self._form = form
        self._begun_with = {**form.saved, **draft}

    def result_of(self, filled: Filled, button: str) -> T:
        """Return the dialog's result after the button `button`.

        Raises Refusal if the values are invalid.
        """
        raise NotImplementedError

    def buttons(self) -> Mapping[str, str]:
        """Return extra buttons, as id to label. They are quiet, and apart from the usual ones."""
        return {}

    def compose(self) -> ComposeResult:
        """Compose one row per field, then the buttons."""
        with Vertical(classes="frame form") as frame:
            frame.border_title = Content(self._form.title)
            with VerticalScroll(id="form", can_focus=False):
                if self._form.text:
                    yield Static(Content(self._form.text), classes="question")
                for field in self._form.fields:
                    yield from self._row(field, self._begun_with.get(field.id, ""))
            yield Static("", id="said")
            with Horizontal(classes="buttons"):
                yield Button(
                    format_phrase("today.form.keep"), id="keep", variant="primary", compact=True
                )
                yield Button(format_phrase("today.form.leave"), id="leave", compact=True)
                yield Static("", classes="apart")
                for id, text in self.buttons().items():
                    yield Button(text, id=id, classes="quiet", compact=True)

    def _row(self, field: Field, value: str) -> ComposeResult:
        name = Static(Content(field.label), classes="name")
        hint = placeholder_of(field.hint)
        if field.kind == "lines":
            with Vertical(classes="tall-field"):
                yield name
                yield Editor(value, id=field.id, placeholder=hint, classes="lines")
            return
        with Horizontal(classes="field", id=f"row-{field.id}"):
            yield name
            if field.kind == "line":
                yield LineInput(
                    value, placeholder=hint, id=field.id, compact=True, select_on_focus=False
                )
            else:
                known = [v for _, v in field.choices]
                yield Select(
                    [(Content(text), v) for text, v in field.choices],
                    value=value if value in known else known[0],
                    allow_blank=False,
                    id=field.id,
                    compact=True,
                )

    def on_mount(self) -> None:
        """Focus the first field, and follow how far the fields are scrolled."""
        self.query_one(f"#{self._form.fields[0].id}").focus()
        self.watch(self.rows, "scroll_y", self._tell_more, init=False)

    def on_resize(self) -> None:
        """Let the form be as tall as its fields, but not taller than the window."""
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        self.rows.styles.max_height = room_for(self.rows, self.size.height)
        self.call_after_refresh(self._tell_more)

    def _tell_more(self) -> None:
        """Say that there are more fields below, unless something else is being said."""
        more = format_phrase("today.form.more")
        is_more = self.rows.scroll_offset.y < self.rows.max_scroll_y
        if is_more and not str(self.said.content):
            self.said.update(Content.styled(more, "$quiet"))
        elif not is_more and str(self.said.content) == more:
            self.said.update("")

    def _values(self) -> Filled:
        lines = {str(line.id): line.value for line in self.query(LineInput)}
        texts = {str(text.id): text.text for text in self.query(Editor)}
        return lines | texts | {str(s.id): str(s.value) for s in self.query(Select)}

    def _is_changed(self) -> bool:
        now = self._values()
        return any(
            now[field.id] != self._form.saved.get(field.id, "") for field in self._form.fields
        )

    def draft(self) -> Draft | None:
        """Return the values as a draft while they differ from the saved ones."""
        return self._form.draft, self._values() if self._is_changed() else None

    @on(Input.Changed)
    @on(Select.Changed)
    @on(Editor.Typed)
    def _changed(self) -> None:
        self.draft_changed()

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self._finish("keep")

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        if event.button.id == "leave":
            self.action_leave()
        else:
            self._finish(str(event.button.id))

    def _finish(self, button: str) -> None:
        try:
            self.dismiss(self.result_of(self._values(), button))
        except Refusal as error:
            self.said.update(Content(format_phrase(f"refusal.{error.reason}", **error.values)))

    def action_leave(self) -> None:
        """Close the form; unsaved changes stay as a draft."""
        self.waits = self._is_changed()
        self.post_draft()
        self.dismiss(None)


class FormDialog(FieldsDialog[Filled]):
    """Returns the field values once they are valid."""

    def __init__(
        self,
        form: Form,
        draft: Mapping[str, str],
        check: Callable[[Filled], object],
        preview: Callable[[Filled], str] | None = None,
    ) -> None:
        """`check` and `preview` raise Refusal if the values are invalid.

        `preview` says what the values mean; it is shown while they are typed.
        """
        super().__init__(form, draft)
        self._check = check
        self._preview = preview

    def on_mount(self) -> None:
        """Show what the values mean."""
        super().on_mount()
        self._show_preview()

    @on(Input.Changed)
    @on(Select.Changed)
    def _show_preview(self) -> None:
        """Show what the values mean; nothing while one is half typed."""
        if self._preview is None:
            return
        try:
            said = self._preview(self._values())
        except Refusal:
            said = ""
        self.said.update(Content.styled(said, "$foreground"))

    def result_of(self, filled: Filled, _button: str) -> Filled:
        """Check the values and return them."""
        self._check(filled)
        return filled


def placeholder_of(hint: str) -> str:
    """Return the placeholder, marked so that it differs from typed text even without colour."""
    return format_phrase("today.form.hint", hint=hint) if hint else ""
