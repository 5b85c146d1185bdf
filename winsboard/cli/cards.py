"""Taking cards out of their list and bringing them back: calm cards, rituals, questions."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from winsboard.cli.call import Call
from winsboard.cli.family import Action, opened
from winsboard.cli.keeping import keep
from winsboard.cli.parsing import Form
from winsboard.domain import cards, own
from winsboard.domain.cards import C
from winsboard.notebook.notebook import Notebook


def hiding(words: str, missing: str, listed: Callable[[Notebook], Sequence[C]]) -> Action:
    """An action that hides a shipped card of a list, or removes one's own."""

    def hide(call: Call) -> None:
        said, notebook = opened(Form(call.command, words), call, missing)
        card = own.find(listed(notebook), said.text)
        keep(notebook, cards.hide(notebook.board, card, notebook.moment()))

    return hide


def bringing_back(words: str, missing: str, hidden: Callable[[Notebook], Sequence[C]]) -> Action:
    """An action that puts a hidden card on its list again."""

    def bring_back(call: Call) -> None:
        said, notebook = opened(Form(call.command, words), call, missing)
        card = own.find(hidden(notebook), said.text)
        keep(notebook, cards.bring_back(card, notebook.moment()))

    return bring_back
