"""What can be chosen for a page beside its parts: wins, format, who it is for, and the file."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Final

from winsboard.domain.library import people
from winsboard.domain.summary import picks
from winsboard.notebook.views.summary import wins_to_pick
from winsboard.report.writers import ENDINGS
from winsboard.tui.components.dialogs.line import LineDialog
from winsboard.tui.components.dialogs.menu import MenuDialog
from winsboard.tui.session.paths import typed_file
from winsboard.tui.session.session import Session
from winsboard.tui.summary.preview import PagePreview, Preview
from winsboard.words import format_phrase
from winsboard.words.sentences.summary.days import dated, first_line

CARD_FORMS: Final = ("text", "markdown", "html")


async def ask_options(session: Session, made: Preview, changed: Callable[[], object]) -> None:
    """Ask what to change, and show it."""
    form = format_phrase(f"summary.form.{made.form}")
    asked: list[tuple[str, Callable[[], Awaitable[None]]]] = [
        (format_phrase("summary.options.form", form=form), partial(_ask_form, session, made)),
        (format_phrase("summary.options.place"), partial(_ask_place, session, made)),
    ]
    if isinstance(made, PagePreview):
        to = made.choice.to
        name = to.name if to is not None else format_phrase("summary.options.to.nobody")
        asked = [
            (format_phrase("summary.options.wins"), partial(_pick_wins, session, made)),
            *asked,
            (format_phrase("summary.options.to", name=name), partial(_ask_whom, session, made)),
        ]
    title = format_phrase("summary.options.title")
    chosen = await session.push_screen_wait(
        MenuDialog([name for name, _ in asked], [], title=title)
    )
    if chosen is not None:
        await asked[chosen][1]()
        changed()


async def _ask_form(session: Session, made: Preview) -> None:
    forms = [*ENDINGS] if isinstance(made, PagePreview) else [*CARD_FORMS]
    names = [format_phrase(f"summary.form.{form}") for form in forms]
    dialog = MenuDialog(
        names, [], title=format_phrase("summary.options.title"), harmless=forms.index(made.form)
    )
    chosen = await session.push_screen_wait(dialog)
    if chosen is not None:
        made.write_as(forms[chosen])


async def _ask_place(session: Session, made: Preview) -> None:
    title = format_phrase("summary.options.place.title")
    hint = format_phrase("summary.options.place.hint")
    typed = (await session.push_screen_wait(LineDialog(title, hint, typed_file)) or "").strip()
    if typed:
        made.move_to(typed_file(typed))


async def _ask_whom(session: Session, made: PagePreview) -> None:
    everybody = people.listed(session.board)
    nobody = format_phrase("summary.options.to.nobody")
    dialog = MenuDialog(
        [person.name for person in everybody],
        [nobody],
        title=format_phrase("summary.options.title"),
    )
    chosen = await session.push_screen_wait(dialog)
    if chosen is not None:
        to = everybody[chosen] if chosen < len(everybody) else None
        made.choice = made.choice._replace(to=to)


async def _pick_wins(session: Session, made: PagePreview) -> None:
    """Pick up to three wins; a number picks one or takes it off, Enter is done."""
    wins = wins_to_pick(session.notebook, made.choice.span)
    if not wins:
        session.show_message(format_phrase("summary.picks.none"))
        return
    ids = [win.id for win in picks.picked(wins, made.choice.wins)]
    at = None
    while True:
        items = [
            f"{format_phrase('summary.page.box' if w.id in ids else 'summary.page.box.open')} "
            + dated(w.day, first_line(w))
            for w in wins
        ]
        dialog = MenuDialog(
            items,
            [format_phrase("summary.picks.done")],
            title=format_phrase("summary.picks.title"),
            text=at or "",
            harmless=len(items),
        )
        chosen = await session.push_screen_wait(dialog)
        if chosen is None or chosen >= len(wins):
            break
        at = None
        id = wins[chosen].id
        if id in ids:
            ids.remove(id)
        elif len(ids) < picks.MOST:
            ids.append(id)
        else:
            at = format_phrase("summary.picks.most")
    made.choice = made.choice._replace(wins=tuple(ids))
