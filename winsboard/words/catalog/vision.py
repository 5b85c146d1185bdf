"""The kinds of cards of the vision board, with their shipped prompts."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from winsboard.domain.model.board import Board
from winsboard.domain.model.goals import CardKind
from winsboard.domain.settings.wording import plain_words
from winsboard.named_tuple import NamedTuple
from winsboard.words import content


class CardPrompt(NamedTuple):
    """A kind of card: its name, and the question that asks for one."""

    label: str
    prompt: str
    plain: str
    """The prompt in few words."""

    def ask(self, board: Board) -> str:
        """The prompt in the wording that suits the board."""
        return self.plain if plain_words(board.settings) else self.prompt


@cache
def card_prompts() -> Mapping[CardKind, CardPrompt]:
    """The kinds of cards in order."""
    shipped = content("goals")["vision_board"]["card_kinds"]
    return {
        kind["id"].removeprefix("vis."): CardPrompt(kind["label"], kind["prompt"], kind["plain"])
        for kind in shipped
    }


def after_prompts(board: Board) -> tuple[str, str]:
    """What is asked after a hope: what gets in the way, and one small step."""
    key = "plain" if plain_words(board.settings) else "text"
    obstacle, step = content("goals")["vision_board"]["after_prompts"]
    return obstacle[key], step[key]
