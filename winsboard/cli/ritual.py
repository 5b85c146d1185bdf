"""`ritual`: the candle of the day and rituals of one's own."""

from __future__ import annotations

from typing import Final

from winsboard.cli.call import Call
from winsboard.cli.cards import bringing_back, hiding
from winsboard.cli.family import opened, run_family
from winsboard.cli.keeping import celebrate, keep
from winsboard.cli.opening import notebook_of
from winsboard.cli.output import tell, tell_json
from winsboard.cli.parsing import Form, Said, read, typed
from winsboard.domain import cards, own, rituals
from winsboard.domain.documents import Ritual
from winsboard.notebook.notebook import Notebook
from winsboard.words import say
from winsboard.words.kindness import candle, shipped_rituals

FIELDS: Final = {"--step": "TEXT", "--caution": "TEXT"}


def run(call: Call) -> int:
    """Do what the word after `ritual` says; a name shows it."""
    return run_family(call, ACTIONS, "show")


def _listed(notebook: Notebook) -> tuple[Ritual, ...]:
    notebook.show(notebook.today, notebook.today)
    return rituals.listed(notebook.board, shipped_rituals())


def _list(call: Call) -> None:
    said = read(Form(call.command, flags=["--hidden", "--json"]), call.words)
    notebook = notebook_of(call, said.data_dir)
    found = _listed(notebook)
    if said.has("--hidden"):
        found = tuple(_hidden(notebook))
    if said.has("--json"):
        tell_json(found)
        return
    done = say("cli.ritual.today")
    for_today = [rituals.is_done(notebook.board, rituals.key_of(r), notebook.today) for r in found]
    tell(
        f" {number:>2} {ritual.name}{f' ({done})' if is_done else ''}"
        for number, (ritual, is_done) in enumerate(zip(found, for_today, strict=True), start=1)
    )


def _show(call: Call) -> None:
    said, notebook = opened(Form("ritual", "RITUAL"), call, "no_name")
    ritual = own.find(_listed(notebook), said.text)
    lines = [ritual.name, *(f"  {n}. {step}" for n, step in enumerate(ritual.steps, start=1))]
    tell([*lines, *(say("calm.caution", caution=caution) for caution in ritual.cautions)])


def _do(call: Call) -> None:
    said, notebook = opened(Form(call.command, "RITUAL"), call, "no_name")
    ritual = own.find(_listed(notebook), said.text)
    if rituals.key_of(ritual) == rituals.CANDLE:
        _light(notebook)
        return
    celebrate(notebook, rituals.do(ritual, notebook.moment()), notebook.today, "habit", "selfcare")


def _candle(call: Call) -> None:
    said = read(Form(call.command), call.words)
    notebook = notebook_of(call, said.data_dir)
    notebook.show(notebook.today, notebook.today)
    _light(notebook)


def _light(notebook: Notebook) -> None:
    edit = rituals.light(notebook.board, candle().name, notebook.moment())
    if edit is None:
        keep(notebook, None)
    else:
        celebrate(notebook, edit, notebook.today, "ritual")


def _add(call: Call) -> None:
    said, notebook = opened(Form(call.command, "NAME", FIELDS), call, "no_name")
    ritual = _wished(Ritual(id="", name=said.text), said)
    keep(notebook, rituals.add(notebook.board, ritual, notebook.moment()))


def _edit(call: Call) -> None:
    said, notebook = opened(
        Form(call.command, "RITUAL", {"--name": "TEXT", **FIELDS}), call, "no_name"
    )
    ritual = own.find(_listed(notebook), said.text)
    name = said.value("--name")
    named = ritual if name is None else ritual._replace(name=typed([name]))
    changed = _wished(named, said)
    keep(notebook, rituals.change(notebook.board, ritual, changed, notebook.moment()))


def _wished(ritual: Ritual, said: Said) -> Ritual:
    steps, cautions = said.all("--step"), said.all("--caution")
    return ritual._replace(
        steps=tuple(typed([step]) for step in steps) or ritual.steps,
        cautions=tuple(typed([caution]) for caution in cautions) or ritual.cautions,
    )


def _hidden(notebook: Notebook) -> list[Ritual]:
    return cards.deck(notebook.board, shipped_rituals(), Ritual, hidden=True)


ACTIONS: Final = {
    "list": _list,
    "show": _show,
    "do": _do,
    "candle": _candle,
    "add": _add,
    "edit": _edit,
    "hide": hiding("RITUAL", "no_name", _listed),
    "back": bringing_back("RITUAL", "no_name", _hidden),
}
