"""`calm`: the calm list, its cards, and what helped."""

from __future__ import annotations

from typing import Final

from winsboard.cli.call import Call
from winsboard.cli.cards import bringing_back, hiding
from winsboard.cli.family import opened, run_family
from winsboard.cli.keeping import celebrate, keep
from winsboard.cli.opening import notebook_of
from winsboard.cli.output import tell, tell_json
from winsboard.cli.parsing import Form, Said, read, typed, wrong
from winsboard.cli.past_year import show_the_year
from winsboard.domain import affirmations, calm, cards, like_days, own
from winsboard.domain.days import LOOKS_BACK
from winsboard.domain.documents import Helped, Skill
from winsboard.domain.numerals import read_whole
from winsboard.notebook.notebook import Notebook
from winsboard.words import say
from winsboard.words.before import before_lines, tried_words
from winsboard.words.calming import shipped_skills

CARD: Final = {"--step": "TEXT", "--caution": "TEXT", "--minutes": "N"}
RATINGS: Final[dict[str, Helped]] = {
    "--helped": "helped",
    "--little": "little",
    "--not-today": "not_today",
}


def run(call: Call) -> int:
    """Do what the word after `calm` says; a name shows its card."""
    return run_family(call, ACTIONS, "show")


def _listed(notebook: Notebook) -> tuple[Skill, ...]:
    today = notebook.today
    show_the_year(notebook)
    return calm.listed(notebook.board, shipped_skills(), today)


def _list(call: Call) -> None:
    said = read(Form(call.command, flags=["--hidden", "--json"]), call.words)
    notebook = notebook_of(call, said.data_dir)
    found = _hidden(notebook) if said.has("--hidden") else _listed(notebook)
    if said.has("--json"):
        tell_json(found)
        return
    today = notebook.today
    tried = calm.tried_by_card(notebook.board.entries_between(today - LOOKS_BACK, today))
    line = affirmations.shown(notebook.board, "calm", today)
    lines = [line.text, ""] if line else []
    for number, card in enumerate(found, start=1):
        words = tried.get(calm.key_of(card))
        lines.append(f" {number:>2} {card.name}{f' ({tried_words(words)})' if words else ''}")
    tell([*lines, "", say("calm.list.how")])


def _show(call: Call) -> None:
    """One card, or what came of trying it."""
    form = Form("calm", "CARD", flags=[*RATINGS], apart=[*RATINGS])
    said, notebook = opened(form, call, "no_card")
    card = own.find(_listed(notebook), said.text)
    rating = next((RATINGS[option] for option in RATINGS if said.has(option)), None)
    if rating is None:
        tell(card_lines(card))
        return
    edit = calm.rate(calm.key_of(card), card.name, rating, notebook.moment())
    if rating == "not_today":
        celebrate(notebook, edit, notebook.today, "tried_new")
    else:
        celebrate(notebook, edit, notebook.today, "habit", "coping")


def card_lines(card: Skill) -> list[str]:
    """A card with its steps and what to be careful of."""
    lines = [card.name, *(f"  {number}. {step}" for number, step in enumerate(card.steps, 1))]
    lines += [say("calm.caution", caution=caution) for caution in card.cautions]
    return [*lines, "", say("calm.card.how")]


def _before(call: Call) -> None:
    said = read(Form(call.command), call.words)
    notebook = notebook_of(call, said.data_dir)
    today = notebook.today
    show_the_year(notebook)
    tell(before_lines(like_days.like_today(notebook.board, today), today))


def _add(call: Call) -> None:
    said, notebook = opened(Form(call.command, "NAME", CARD), call, "no_name")
    card = _wished(Skill(id="", name=said.text), said)
    keep(notebook, calm.add(notebook.board, card, notebook.moment()))


def _edit(call: Call) -> None:
    said, notebook = opened(Form(call.command, "CARD", {"--name": "TEXT", **CARD}), call, "no_card")
    card = own.find(_listed(notebook), said.text)
    name = said.value("--name")
    named = card if name is None else card._replace(name=typed([name]))
    keep(notebook, calm.change(notebook.board, card, _wished(named, said), notebook.moment()))


def _wished(card: Skill, said: Said) -> Skill:
    """The card with everything that was said about it."""
    steps, cautions = said.all("--step"), said.all("--caution")
    minutes = said.value("--minutes")
    number = card.minutes if minutes is None else read_whole(minutes)
    if number is None:
        raise wrong(said.form, "no_minutes")
    return card._replace(
        steps=tuple(typed([step]) for step in steps) or card.steps,
        cautions=tuple(typed([caution]) for caution in cautions) or card.cautions,
        minutes=number,
    )


def _hidden(notebook: Notebook) -> list[Skill]:
    return cards.deck(notebook.board, shipped_skills(), Skill, hidden=True)


ACTIONS: Final = {
    "list": _list,
    "show": _show,
    "before": _before,
    "add": _add,
    "edit": _edit,
    "hide": hiding("CARD", "no_card", _listed),
    "back": bringing_back("CARD", "no_card", _hidden),
}
