"""Days of rest: today with two keys, planned or past ones by their dates."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from winsboard.domain import rests
from winsboard.domain.documents import Habit, Rest
from winsboard.domain.folding import fold_name
from winsboard.domain.reading import read_day_ahead
from winsboard.tui.desk import Desk
from winsboard.tui.dialogs.choice import ChoiceDialog
from winsboard.tui.dialogs.form import Field, Filled, Form
from winsboard.tui.dialogs.menu import MenuDialog
from winsboard.tui.flows.forms import fill_in
from winsboard.tui.widgets.habit_grid import HabitGrid
from winsboard.words import say
from winsboard.words.resting import rest_words

OPEN: Final = "open"
"""Typed for a last day that is not known yet."""


async def show_rests(desk: Desk) -> None:
    """The rests that are on or to come, and what can be added; until it is left."""
    habit = desk.screen_stack[0].query_one(HabitGrid).habit
    while True:
        there = rests.now_and_ahead(desk.board, desk.today)
        over = [rest for rest in desk.board.rests if rest not in there]
        acts = _acts(desk, habit, over)
        lines = [rest_words(desk.board, rest, desk.today) for rest in there]
        always = list(acts.values())
        dialog = MenuDialog(lines, always, title=say("rest.title"), text=say("rest.none"))
        chosen = await desk.push_screen_wait(dialog)
        if chosen is None:
            return
        if chosen < len(there):
            await _change(desk, there[chosen])
        elif await _do(desk, list(acts)[chosen - len(there)], habit, over):
            return


def _acts(desk: Desk, habit: Habit | None, over: Sequence[Rest]) -> dict[str, str]:
    """What can be done besides, by its name."""
    acts = {} if rests.on(desk.board, desk.today) else {"today": say("rest.today")}
    acts["plan"] = say("rest.plan")
    if habit is not None:
        acts["habit"] = say("rest.plan.habit", label=habit.label)
    return acts | ({"before": say("rest.before")} if over else {})


async def _do(desk: Desk, act: str, habit: Habit | None, over: Sequence[Rest]) -> bool:
    """Do it; whether that was all."""
    if act == "today":
        today = Rest(id="", first=desk.today, last=desk.today)
        return desk.act(lambda moment: rests.add(desk.board, today, moment), event="rest")
    if act == "before":
        lines = [rest_words(desk.board, rest, desk.today) for rest in over]
        chosen = await desk.push_screen_wait(MenuDialog(lines, [], title=say("rest.title")))
        if chosen is not None:
            await _change(desk, over[chosen])
        return False
    new = Rest(id="", first=desk.today, habit=habit.id if habit and act == "habit" else "")
    return await _fill_in(desk, new)


async def _change(desk: Desk, rest: Rest) -> None:
    """Change a rest, end it early, or remove it."""
    is_on = rest.first <= desk.today and (rest.last is None or rest.last >= desk.today)
    acts = ["change", *(["end"] if is_on else []), "remove"]
    dialog = ChoiceDialog(
        rest_words(desk.board, rest, desk.today),
        [say(f"rest.{act}") for act in acts],
        title=say("rest.title"),
        hint=say("cards.menu.hint"),
    )
    chosen = await desk.push_screen_wait(dialog)
    if chosen is None:
        return
    if acts[chosen] == "change":
        await _fill_in(desk, rest)
    elif acts[chosen] == "end":
        desk.act(lambda moment: rests.end(rest, moment))
    else:
        desk.act(lambda moment: rests.remove(rest, moment))


async def _fill_in(desk: Desk, rest: Rest) -> bool:
    board, today = desk.board, desk.today
    if not rest.id:
        return await fill_in(
            desk,
            _form(desk, rest),
            lambda filled: rests.checked(board, _wished(rest, filled, today), today),
            lambda filled, moment: rests.add(board, _wished(rest, filled, today), moment),
            event="rest",
        )
    return await fill_in(
        desk,
        _form(desk, rest),
        lambda filled: rests.checked(board, _wished(rest, filled, today), today),
        lambda filled, moment: rests.change(board, rest, _wished(rest, filled, today), moment),
    )


def _form(desk: Desk, rest: Rest) -> Form:
    """What is asked of a rest; a new one begins today and has no last day yet."""
    habits = [(habit.label, habit.id) for habit in desk.board.habits]
    first = rest.first.isoformat() if rest.id else say("rest.form.today")
    last = OPEN if rest.last is None else rest.last.isoformat()
    return Form(
        title=say("rest.form.title"),
        fields=(
            Field("first", say("rest.form.first"), hint=say("rest.form.first.hint")),
            Field("last", say("rest.form.last"), hint=say("rest.form.last.hint")),
            Field("reason", say("rest.form.reason"), hint=say("rest.form.reason.hint")),
            Field(
                "habit",
                say("rest.form.habit"),
                "choice",
                choices=[(say("rest.form.board"), ""), *habits],
            ),
        ),
        kept={
            "first": first,
            "last": last if rest.id else "",
            "reason": rest.reason,
            "habit": rest.habit,
        },
        draft=f"rest:{rest.id or 'new'}",
    )


def _wished(rest: Rest, filled: Filled, today: date) -> Rest:
    """The rest as the form was filled; raises Refusal for what no day can be read in."""
    first = read_day_ahead(filled["first"].strip() or say("rest.form.today"), today)
    ends = filled["last"].strip()
    last = None if fold_name(ends) == OPEN else read_day_ahead(ends, today) if ends else first
    return rest._replace(first=first, last=last, reason=filled["reason"], habit=filled["habit"])
