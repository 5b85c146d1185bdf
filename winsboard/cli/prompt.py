"""`prompt`: the questions of the look back."""

from __future__ import annotations

from itertools import groupby
from typing import Final

from winsboard.cli.call import Call
from winsboard.cli.cards import bringing_back, hiding
from winsboard.cli.family import opened, run_family
from winsboard.cli.keeping import keep
from winsboard.cli.opening import notebook_of
from winsboard.cli.output import tell, tell_json
from winsboard.cli.parsing import Form, read, typed, wrong
from winsboard.cli.stop import Stop
from winsboard.domain import own, prompts
from winsboard.domain.documents import Prompt
from winsboard.domain.folding import meant
from winsboard.domain.text import one_line
from winsboard.notebook.notebook import Notebook
from winsboard.words.look_backs import TAKING_TURNS, shipped_prompts, themes


def run(call: Call) -> int:
    """Do what the word after `prompt` says; without one, list them."""
    return run_family(call, ACTIONS)


def _listed(notebook: Notebook, *, hidden: bool = False) -> list[Prompt]:
    """The questions by theme, as they are numbered."""
    found = prompts.listed(notebook.board, shipped_prompts(), hidden=hidden)
    order = list(themes())
    return sorted(found, key=lambda p: order.index(p.theme) if p.theme in order else len(order))


def _list(call: Call) -> None:
    said = read(Form(call.command, flags=["--hidden", "--json"]), call.words)
    notebook = notebook_of(call, said.data_dir)
    found = _listed(notebook, hidden=said.has("--hidden"))
    if said.has("--json"):
        tell_json(found)
        return
    lines: list[str] = []
    for theme, numbered in groupby(enumerate(found, start=1), key=lambda pair: pair[1].theme):
        lines += ["", themes().get(theme, theme)] if lines else [themes().get(theme, theme)]
        lines += [f" {number:>3} {prompt.text}" for number, prompt in numbered]
    tell(lines)


def _add(call: Call) -> None:
    said, notebook = opened(Form(call.command, "TEXT", {"--theme": "THEME"}), call, "no_text")
    prompt = Prompt(id="", text=said.text, theme=_theme(said.value("--theme") or TAKING_TURNS[0]))
    keep(notebook, prompts.add(notebook.board, prompt, notebook.moment()))


def _theme(name: str) -> str:
    wanted = one_line(typed([name]))
    names = [(called, id) for id, label in themes().items() for called in (id, label)]
    if found := meant(wanted, names, pieces=False):
        return found[0]
    raise Stop("cli.no_theme_of_questions", name=wanted, known=", ".join(themes()))


def _edit(call: Call) -> None:
    values = {"--text": "TEXT", "--theme": "THEME"}
    said, notebook = opened(Form(call.command, "PROMPT", values), call, "no_text")
    prompt = own.find(_listed(notebook), said.text)
    text, theme = said.value("--text"), said.value("--theme")
    if text is None and theme is None:
        raise wrong(said.form, "no_text")
    changed = prompt._replace(
        text=prompt.text if text is None else typed([text]),
        theme=prompt.theme if theme is None else _theme(theme),
    )
    keep(notebook, prompts.change(notebook.board, prompt, changed, notebook.moment()))


def _hidden(notebook: Notebook) -> list[Prompt]:
    return _listed(notebook, hidden=True)


ACTIONS: Final = {
    "list": _list,
    "add": _add,
    "edit": _edit,
    "hide": hiding("PROMPT", "no_text", _listed),
    "back": bringing_back("PROMPT", "no_text", _hidden),
}
