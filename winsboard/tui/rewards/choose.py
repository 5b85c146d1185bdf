"""Choosing a reward: what it is for, what it is, and why the person likes it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from winsboard.domain.errors import Refusal
from winsboard.domain.library.items import name_of
from winsboard.domain.model.documents import Goal, Habit, Reward
from winsboard.domain.rewards import rewards
from winsboard.domain.rewards.progress import Target, target_of
from winsboard.domain.schema.kinds import max_value
from winsboard.domain.text.numbers import parse_integer
from winsboard.tui.components.dialogs.choice import ChoiceDialog
from winsboard.tui.components.dialogs.line import LineDialog
from winsboard.tui.components.dialogs.menu import MenuDialog
from winsboard.tui.session.session import Session
from winsboard.words import format_phrase
from winsboard.words.catalog.rewards import RewardIdea, is_enjoyment, reward_ideas

NUMBERS: Final = (1, 2, 3, 5, 7, 10)
"""How many days or wins are offered; any other number can be typed."""


async def add_reward(session: Session, target: Target | None = None) -> bool:
    """Ask for a new reward, for this habit, step or goal if given; returns whether it was added."""
    wished = await _for_target(session, target) if target else await choose_target(session)
    idea = await _choose_idea(session, wished) if wished is not None else None
    why = await _ask_why(session, idea) if idea is not None else None
    if wished is None or idea is None or why is None:
        return False
    reward = wished._replace(title=idea.title, idea=idea.id, why=why)
    return session.perform(lambda context: rewards.add(session.board, reward, context))


async def choose_target(session: Session) -> Reward | None:
    """Ask what a reward is for; returns a reward with that alone, or None if it was closed."""
    board = session.board
    goals = [goal for goal in board.library_documents(Goal) if goal.state == "open"]
    steps = [s for g in goals for s in rewards.steps_of(board, g) if s.done_on is None]
    among: dict[str, Sequence[Target]] = {"habit": board.habits, "step": steps, "goal": goals}
    kinds = [*(kind for kind, found in among.items() if found), "wins"]
    answers = [format_phrase(f"own.reward.kind.{kind}") for kind in kinds]
    question = format_phrase("own.reward.what_for")
    while True:
        dialog = ChoiceDialog(question, answers, title=format_phrase("own.reward.add"))
        chosen = await session.push_screen_wait(dialog)
        if chosen is None:
            return None
        kind = kinds[chosen]
        if kind == "wins":
            return await _with_number(session, Reward("", "", for_kind="wins"))
        target = await _pick(session, format_phrase(f"own.reward.which.{kind}"), among[kind])
        if target is not None and (found := await _for_target(session, target)) is not None:
            return found


async def _for_target(session: Session, target: Target) -> Reward | None:
    """A reward for this; None if the person rather takes something else."""
    wished = rewards.with_target(Reward("", ""), target, session.board)
    if not isinstance(target, Habit):
        return wished
    if not await _is_kept(session, target):
        return None
    return await _with_number(session, wished)


async def _is_kept(session: Session, habit: Habit) -> bool:
    """Ask once about a habit that is enjoyed already."""
    board = session.board
    if rewards.was_asked(board, habit) or not is_enjoyment(board, habit):
        return True
    answers = [format_phrase(f"own.reward.enjoyment.{say}") for say in ("keep", "another")]
    question = format_phrase("own.reward.enjoyment")
    dialog = ChoiceDialog(question, answers, harmless=0, title=habit.label)
    return await session.push_screen_wait(dialog) == 0


async def _with_number(session: Session, wished: Reward) -> Reward | None:
    """The reward with the number of days or wins that it takes."""
    unit = wished.for_kind
    title = format_phrase(f"own.reward.how_many.{unit}")
    keys = [f"own.reward.count.{unit}{'.one' if number == 1 else ''}" for number in NUMBERS]
    items = [format_phrase(key, count=n) for key, n in zip(keys, NUMBERS, strict=True)]
    dialog = MenuDialog(items, [format_phrase("own.reward.other_number")], title=title)
    chosen = await session.push_screen_wait(dialog)
    if chosen is None:
        return None
    if chosen < len(NUMBERS):
        return wished._replace(needed=NUMBERS[chosen])
    hint = format_phrase("own.reward.number.hint")
    typed = await session.push_screen_wait(LineDialog(title, hint, _parse_number))
    return wished._replace(needed=_parse_number(typed)) if typed and typed.strip() else None


def _parse_number(typed: str) -> int:
    number, most = parse_integer(typed), max_value(Reward, "needed")
    if number is None or not 1 <= number <= most:
        raise Refusal("reward.needed", longest=most)
    return number


async def _choose_idea(session: Session, wished: Reward) -> RewardIdea | None:
    """Ask for the reward: in own words, one of one's own ideas, or a shipped one."""
    board = session.board
    ideas = reward_ideas(board, target_of(board, wished))
    lines = [format_phrase("own.reward.own_words"), *(idea.title for idea in ideas)]
    title = format_phrase("own.reward.which")
    chosen = await session.push_screen_wait(MenuDialog(lines, [], title=title))
    if chosen is None:
        return None
    if chosen > 0:
        return ideas[chosen - 1]
    hint = format_phrase("own.reward.title.hint")
    typed = await session.push_screen_wait(LineDialog(title, hint))
    return RewardIdea(typed.strip()) if typed and typed.strip() else None


async def _ask_why(session: Session, idea: RewardIdea) -> str | None:
    """Ask why the person likes it, if that is not known; Enter passes. None if it was closed."""
    if idea.why:
        return idea.why
    dialog = LineDialog(format_phrase("own.reward.why"), format_phrase("own.reward.why.hint"))
    typed = await session.push_screen_wait(dialog)
    return None if typed is None else typed.strip()


async def _pick(session: Session, title: str, found: Sequence[Target]) -> Target | None:
    names = [one.label if isinstance(one, Habit) else name_of(one) for one in found]
    chosen = await session.push_screen_wait(MenuDialog(names, [], title=title))
    return None if chosen is None else found[chosen]
