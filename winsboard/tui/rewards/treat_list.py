"""The list of rewards, the page of each, and its form."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from textual.content import Content

from winsboard.domain.library import items
from winsboard.domain.model.context import EditContext
from winsboard.domain.model.documents import Reward
from winsboard.domain.model.edits import Edit
from winsboard.domain.rewards import rewards
from winsboard.domain.rewards.progress import is_waiting
from winsboard.notebook.collections import REWARDS
from winsboard.tui.rewards.choose import add_reward, choose_target
from winsboard.tui.rewards.enjoy import enjoy
from winsboard.tui.session.collection import CollectionEditor
from winsboard.tui.session.menu import Choice
from winsboard.tui.session.session import Session
from winsboard.words.sentences.rewards import page_lines, row_words


async def show_rewards(session: Session) -> None:
    """Show the list until it is closed."""
    await RewardEditor(session).show()


class RewardEditor(CollectionEditor[Reward]):
    """The rewards that were not enjoyed yet, the ready ones first."""

    collection = REWARDS

    def title(self) -> str:
        """Return the heading of the list."""
        return self.phrase("list")

    def line(self, item: Reward) -> str:
        """Return the title, and whether it is ready or what it is for."""
        return row_words(self.session.board, item, self.session.today)

    def text(self) -> str:
        """Return a sentence for the empty list."""
        return "" if self.listed() else self.phrase("empty")

    def extra_actions(self) -> list[Choice]:
        """Return the actions to add one, and to see those that were enjoyed or put away."""
        board = self.session.board
        add: Choice = (self.phrase("add"), partial(add_reward_and_stay, self.session))
        return [
            add,
            *self._others("see.enjoyed", rewards.enjoyed(board)),
            *self._others("see.away", rewards.put_away_ones(board)),
        ]

    def _others(self, name: str, found: Sequence[Reward]) -> list[Choice]:
        """Return the action to see some others, if there are any."""
        if not found:
            return []
        title = self.phrase(name)
        return [(title, self.pick_action(title, found, lambda item: partial(self.open, item)))]

    def content(self, item: Reward) -> Content:
        """Return the page of a reward."""
        board = self.session.notebook.with_days(item.since, self.session.today)
        lines = page_lines(board, item, self.session.today)
        return Content("\n".join(lines) or item.title)

    def choices(self, item: Reward) -> list[Choice]:
        """Return the actions. One that was enjoyed can be chosen once more."""
        if item.enjoyed_on is not None:
            again = self.save_action(
                lambda m: rewards.add(self.session.board, self._once_more(item), m)
            )
            return [(self.phrase("again"), again), self._remove(item)]
        did: Choice = (self.phrase("enjoy"), partial(self._enjoy, item))
        is_first = rewards.is_ready(self.session.board, item)
        target: Choice = (self.phrase("retarget"), partial(self._retarget, item))
        order: list[Choice] = [
            (self.phrase(where), self.save_action(partial(self._moved, item, by)))
            for where, by in (("up", -1), ("down", 1))
        ]
        return [
            *([did] if is_first else []),
            *super().choices(item),
            *([target] if is_waiting(item) else []),
            *([] if is_first else [did]),
            *order,
            self._away(item),
            self._remove(item),
        ]

    def _away(self, item: Reward) -> Choice:
        if item.put_away_on is None:
            return self.phrase("away"), self.save_action(partial(rewards.put_away, item))
        return self.phrase("back"), self.save_action(partial(rewards.bring_back, item))

    def _remove(self, item: Reward) -> Choice:
        return self.phrase("remove"), self.save_action(partial(items.remove, item))

    def _once_more(self, item: Reward) -> Reward:
        """A new one like it; for wins, if the habit, step or goal is gone."""
        wished = rewards.once_more(item)
        is_gone = wished.for_kind != "wins" and not wished.for_id
        return wished._replace(for_kind="wins") if is_gone else wished

    def _moved(self, item: Reward, by: int, context: EditContext) -> Edit | None:
        return items.move(self.session.board, item, by, context)

    async def _enjoy(self, item: Reward) -> bool:
        return await enjoy(self.session, item)

    async def _retarget(self, item: Reward) -> None:
        wished = await choose_target(self.session)
        if wished is None:
            return
        after = item._replace(
            for_kind=wished.for_kind, for_id=wished.for_id, needed=wished.needed, for_label=""
        )
        self.session.perform(
            lambda context: rewards.change(self.session.board, item, after, context)
        )


async def add_reward_and_stay(session: Session) -> None:
    """Add a reward and keep the list open."""
    await add_reward(session)
