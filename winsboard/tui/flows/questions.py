"""The questions of the look back: reading them by theme, and those of one's own."""

from __future__ import annotations

from textual.content import Content

from winsboard.domain import cards, prompts
from winsboard.domain.documents import Prompt
from winsboard.tui.desk import Desk
from winsboard.tui.dialogs.card import CardDialog
from winsboard.tui.dialogs.form import Field, Filled, Form
from winsboard.tui.dialogs.menu import MenuDialog
from winsboard.tui.flows.decks import act_on, act_words, acts_on, bring_back
from winsboard.tui.flows.forms import fill_in
from winsboard.words import say
from winsboard.words.look_backs import TAKING_TURNS, shipped_prompts, themes


async def show_questions(desk: Desk) -> None:
    """Choose a theme and show its questions, until the list of themes is left."""
    ids = list(themes())
    while True:
        hidden = cards.deck(desk.board, shipped_prompts(), Prompt, hidden=True)
        always = [say("own.hidden")] if hidden else []
        dialog = MenuDialog(
            [_theme(id) for id in ids],
            always,
            title=say("own.question.title"),
            text=say("own.question.turns"),
        )
        chosen = await desk.push_screen_wait(dialog)
        if chosen is None:
            return
        if chosen < len(ids):
            await _show_theme(desk, ids[chosen])
        else:
            await bring_back(desk, hidden)


def _theme(id: str) -> str:
    return say("own.question.evening", theme=themes()[id]) if id in TAKING_TURNS else themes()[id]


async def _show_theme(desk: Desk, theme: str) -> None:
    while True:
        found = prompts.listed(desk.board, shipped_prompts(), theme)
        lines = [prompt.text for prompt in found]
        dialog = MenuDialog(lines, [say("own.question.add")], title=themes()[theme])
        chosen = await desk.push_screen_wait(dialog)
        if chosen is None:
            return
        if chosen < len(found):
            await _show(desk, found[chosen])
        else:
            await _fill_in(desk, Prompt(id="", text="", theme=theme))


async def _show(desk: Desk, prompt: Prompt) -> None:
    acts = acts_on(prompt)
    title = themes().get(prompt.theme, say("own.question.form"))
    chosen = await desk.push_screen_wait(
        CardDialog(Content(prompt.text), act_words(acts), title=title)
    )
    if chosen is not None:
        await act_on(desk, prompt, acts[chosen], lambda: _fill_in(desk, prompt))


async def _fill_in(desk: Desk, prompt: Prompt) -> bool:
    form = Form(
        title=say("own.question.form" if prompt.text else "own.question.add"),
        fields=(
            Field("text", say("own.question"), hint=say("own.question.hint")),
            Field("theme", say("own.theme"), "choice", choices=[(t, i) for i, t in _choices()]),
        ),
        kept={"text": prompt.text, "theme": prompt.theme},
        draft=f"prompt:{prompt.id or prompt.of or 'new'}",
    )

    def wished(filled: Filled) -> Prompt:
        return prompt._replace(text=filled["text"], theme=filled["theme"])

    return await fill_in(
        desk,
        form,
        lambda filled: prompts.checked(wished(filled)),
        lambda filled, moment: (
            prompts.change(desk.board, prompt, wished(filled), moment)
            if prompt.text
            else prompts.add(desk.board, wished(filled), moment)
        ),
    )


def _choices() -> list[tuple[str, str]]:
    return list(themes().items())
