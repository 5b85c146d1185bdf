"""The hard-day card: notice, others too, something kind. It counts nothing."""

from __future__ import annotations

from textual.content import Content

from winsboard.domain.habits import habits, rests, welcome
from winsboard.domain.habits.welcome import SmallWin
from winsboard.domain.journal import entries
from winsboard.domain.journal.tags import HARD_TAG
from winsboard.domain.library import people
from winsboard.domain.library.people import MY_PEOPLE
from winsboard.domain.model.documents import Rest
from winsboard.domain.wellbeing import hard_days
from winsboard.domain.wellbeing.hard_days import Answer
from winsboard.tui.components.dialogs.card import CardDialog
from winsboard.tui.components.dialogs.choice import ChoiceDialog
from winsboard.tui.components.dialogs.line import LineDialog
from winsboard.tui.components.dialogs.menu import MenuDialog
from winsboard.tui.components.dialogs.text import WordsDialog
from winsboard.tui.session.session import Desk
from winsboard.tui.support import flow
from winsboard.tui.wellbeing import coping_cards
from winsboard.words import say
from winsboard.words.catalog.calm import hard_day_card
from winsboard.words.sentences.support import person_line, stroke_words

DRAFT = "hard_day"


async def show_card(desk: Desk) -> None:
    """Show the card until something is chosen; left without a word or a choice nothing is kept."""
    text = desk.read_draft(DRAFT).get("text", "")
    choices = hard_day_card().choices
    more = [say("calm.before.title"), say("cards.hard_day.write"), say("cards.hard_day.keep")]
    while True:
        answers = [*(label for _, label in choices), *more]
        dialog = CardDialog(
            _card(desk, text), answers, lit=len(answers) - 1, title=hard_day_card().title
        )
        chosen = await desk.push_screen_wait(dialog)
        if chosen == len(choices):
            await coping_cards.show_what_helped(desk)
        elif chosen == len(choices) + 1:
            text = await desk.push_screen_wait(WordsDialog(say("calm.hard_day.words"), text, DRAFT))
        else:
            if chosen is not None or text.strip():
                places: dict[int | None, Answer] = dict(enumerate(a for a, _ in choices))
                await _keep(desk, places.get(chosen, ""), text)
            return


def _card(desk: Desk, text: str) -> Content:
    first, second, question = hard_day_card().lines
    lines = [Content(first), Content(second), Content("")]
    if stroke := stroke_words(desk.board):
        lines = [Content.styled(stroke, "$accent"), Content(""), *lines]
    if text.strip():
        lines += [Content.styled(text.strip(), "$quiet"), Content("")]
    return Content("\n").join([*lines, Content.styled(question, "bold")])


async def _keep(desk: Desk, answer: Answer, text: str) -> None:
    if desk.act(lambda moment: hard_days.keep(moment, answer, text), event="setback"):
        desk.keep_draft(DRAFT, None)
    if answer == "rest":
        await _rest(desk)
    elif answer == "calm":
        await coping_cards.show_calm_list(desk)
    elif answer == "person":
        await turn_to_somebody(desk)
    elif answer == "tiny":
        await _small_step(desk)
    elif answer == "support":
        await flow.show_support(desk)


async def _rest(desk: Desk) -> None:
    """Rest is enough; the day is kept free where that is wished."""
    if rests.on(desk.board, desk.today) is not None:
        desk.tell(say("cards.hard_day.rest.already"))
        return
    answers = [say("cards.hard_day.rest.free"), say("cards.hard_day.rest.enough")]
    dialog = ChoiceDialog(say("cards.hard_day.rest"), answers, title=hard_day_card().title)
    if await desk.push_screen_wait(dialog) == 0:
        today = Rest(id="", first=desk.today, last=desk.today)
        desk.act(lambda moment: rests.add(desk.board, today, moment), event="rest")


async def turn_to_somebody(desk: Desk) -> None:
    """One's own people; whoever is chosen is shown with words that could be said."""
    there = people.listed(desk.board, MY_PEOPLE)
    if not there:
        await flow.show_support(desk)
        return
    dialog = MenuDialog([person_line(p) for p in there], [], title=say("support.section.people"))
    chosen = await desk.push_screen_wait(dialog)
    if chosen is not None:
        await flow.show_person(desk, there[chosen])


async def _small_step(desk: Desk) -> None:
    """One of the small wins a person keeps most often, or one in words; it is kept at once."""
    desk.show_days(desk.today - welcome.LATELY, desk.today)
    wins = welcome.small_wins(desk.board, desk.today)
    labels = [win.label for win in wins]
    dialog = MenuDialog(labels, [say("cards.hard_day.own")], title=say("calm.hard_day.tiny"))
    chosen = await desk.push_screen_wait(dialog)
    if chosen is None:
        return
    if chosen < len(wins):
        _keep_small(desk, wins[chosen])
        return
    typed = await desk.push_screen_wait(
        LineDialog(say("cards.hard_day.own"), say("cards.hard_day.own.hint"))
    )
    if typed and typed.strip():
        _keep_small(desk, SmallWin(typed, ""))


def _keep_small(desk: Desk, win: SmallWin) -> None:
    habit, today = desk.board.habit(win.habit) if win.habit else None, desk.today
    if habit is None:
        desk.act(
            lambda moment: entries.write("win", win.label, today, moment, tags=[HARD_TAG]),
            event="win",
            tags=[HARD_TAG],
        )
    else:
        desk.act(
            lambda moment: habits.mark(desk.board, habit, today, "done", moment),
            event="habit",
            area=habit.area,
        )
