"""What can be done with a step: ticking, changing, tying it to a habit, reading its evidence."""

from __future__ import annotations

from typing import Final

from winsboard.domain.goals import steps
from winsboard.domain.goals.evidence import story
from winsboard.domain.model.goals import Goal, Step
from winsboard.domain.text import sanitize
from winsboard.tui.components.dialogs.form import Field, Form
from winsboard.tui.components.dialogs.menu import MenuDialog
from winsboard.tui.goals import milestone
from winsboard.tui.goals.actions import treats
from winsboard.tui.goals.actions.evidence import open_one
from winsboard.tui.goals.actions.shared import choose_act, delete, move
from winsboard.tui.goals.spot import Spot
from winsboard.tui.session.ask_line import ask_line
from winsboard.tui.session.forms import fill_in
from winsboard.words import format_phrase
from winsboard.words.sentences.goals.story import row_words
from winsboard.words.text.dates import relative_day_words


async def tick(spot: Spot) -> None:
    """Tick a step, or open it again. A rung can be climbed again and again."""
    step, session, goal = spot.about(Step), spot.session, spot.page
    if step is None or goal is None:
        return
    goal = session.board.find(goal) or goal
    if step.done_on is not None and goal.kind != "ladder":
        session.load_days(step.done_on, step.done_on)
        session.perform(lambda context: steps.untick(session.board, step, context))
        return
    event = "milestone" if steps.is_last_step(session.board, goal, step) else "step"
    if session.perform(lambda context: steps.tick(session.board, step, context), event=event):
        await milestone.look_if_reached(session, goal)


async def add(spot: Spot) -> None:
    """Ask for a step and add it, then for the next one, until Enter is pressed alone."""
    while spot.page is not None and await _add_one(spot, spot.page):
        pass


async def _add_one(spot: Spot, goal: Goal) -> bool:
    """Ask for one step; returns False if none was added."""
    session, draft = spot.session, f"step:{goal.id}"
    title = format_phrase(f"goals.step.add.{goal.kind}")
    text = await ask_line(session, title, format_phrase("goals.step.add.hint"), draft)
    now = session.board.find(goal)
    if not text or now is None:
        return False
    before = {step.id for step in steps.steps_of(session.board, now)}
    if not session.perform(lambda m: steps.add(session.board, now, text, m)):
        return False
    session.save_draft(draft, None)
    new = [step.id for step in steps.steps_of(session.board, now) if step.id not in before]
    spot.screen.mark(f"step {new[0]}")
    return True


async def edit(spot: Spot) -> None:
    """Change the words of a step."""
    step, session = spot.about(Step), spot.session
    if step is None:
        return
    form = Form(
        title=format_phrase("goals.step.edit"),
        fields=[Field("title", format_phrase("goals.step.title"))],
        saved={"title": step.title},
        draft=f"step:{step.id}",
    )
    await fill_in(
        session,
        form,
        lambda filled: sanitize.line(filled["title"], "step.no_title"),
        lambda filled, m: steps.change(step, step._replace(title=filled["title"]), m),
    )


async def tie(spot: Spot) -> None:
    """Tie a step to a habit, or untie it. Each tick of the habit is then evidence for the step."""
    step, session = spot.about(Step), spot.session
    if step is None:
        return
    habits = session.board.habits
    if not habits:
        session.show_message(format_phrase("goals.step.tie.none"))
        return
    names = [f"[x] {h.label}" if h.id == step.habit else h.label for h in habits]
    title = format_phrase("goals.step.tie.title", step=step.title)
    chosen = await session.push_screen_wait(MenuDialog(names, [], title=title))
    if chosen is not None:
        habit = "" if habits[chosen].id == step.habit else habits[chosen].id
        session.perform(lambda m: steps.change(step, step._replace(habit=habit), m))


async def remove(spot: Spot) -> None:
    """Ask for confirmation and delete a step; its wins stay."""
    step, goal = spot.about(Step), spot.goal
    if step is None or goal is None:
        return
    question = format_phrase("goals.step.remove", step=step.title)
    await delete(spot, step, goal, question, steps.remove)


async def move_up(spot: Spot) -> None:
    """Move a step up."""
    move(spot, spot.about(Step), -1, steps.move)


async def move_down(spot: Spot) -> None:
    """Move a step down."""
    move(spot, spot.about(Step), 1, steps.move)


async def show_evidence(spot: Spot) -> None:
    """List what was done for a step; a number opens it."""
    step, session, goal = spot.about(Step), spot.session, spot.page
    if step is None or goal is None:
        return
    found = [
        row
        for row in story(spot.screen.known, goal)
        if row.step == step.id and row.evidence is not None
    ]
    if not found:
        session.show_message(format_phrase("goals.step.no_evidence"))
        return
    names = [
        f"{relative_day_words(row.day, session.today)}: {row_words(session.board, row)}"
        for row in found
    ]
    chosen = await session.push_screen_wait(MenuDialog(names, [], title=step.title))
    if chosen is not None and (what := found[chosen].evidence) is not None:
        await open_one(session, what)


async def show_acts(spot: Spot) -> None:
    """Show all that can be done with a step, by numbers."""
    step = spot.about(Step)
    if step is None:
        return
    ladder = spot.page is not None and spot.page.kind == "ladder"
    opens = step.done_on is not None and not ladder
    names = [f"step.act.{'open' if opens and name == 'tick' else name}" for name in MENU]
    await choose_act(spot, step.title, names, MENU)


MENU: Final = {
    "tick": tick,
    "edit": edit,
    "tie": tie,
    "evidence": show_evidence,
    "treat": treats.choose,
    "up": move_up,
    "down": move_down,
    "remove": remove,
}
"""The acts of a step's menu, in order, by the names of their phrases."""
