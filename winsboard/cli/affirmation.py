"""`affirmation`: kind lines in one's own words, and where they stand."""

from __future__ import annotations

from typing import Final, cast

from winsboard.cli.call import Call
from winsboard.cli.conversation import Ended, ask_choice, numbered
from winsboard.cli.family import opened, run_family
from winsboard.cli.keeping import keep
from winsboard.cli.opening import notebook_of
from winsboard.cli.output import tell, tell_json
from winsboard.cli.parsing import Form, Said, read, typed, wrong
from winsboard.cli.stop import Stop
from winsboard.domain import affirmations, own
from winsboard.domain.documents import Affirmation
from winsboard.domain.folding import fold_name
from winsboard.domain.library import TRUTHS, Place, Truth
from winsboard.notebook.notebook import Notebook
from winsboard.words import say
from winsboard.words.kindness import affirmation_guidance, affirmation_starters

NONE: Final = "none"
"""Typed to take a line away from every place."""


def run(call: Call) -> int:
    """Do what the word after `affirmation` says; without one, list them."""
    return run_family(call, ACTIONS)


def _list(call: Call) -> None:
    said = read(Form(call.command, flags=["--retired", "--json"]), call.words)
    notebook = notebook_of(call, said.data_dir)
    found = affirmations.listed(notebook.board, retired=said.has("--retired"))
    if said.has("--json"):
        tell_json(found)
        return
    lines = [f" {number:>2} {_words(line)}" for number, line in enumerate(found, start=1)]
    tell(lines or [say("cli.affirmation.none")])


def _words(line: Affirmation) -> str:
    said = [say(f"cli.place.{place}") for place in line.places]
    said += [say(f"cli.truth.{line.truth}")] if line.truth else []
    return f"{line.text} ({', '.join(said)})" if said else line.text


def _starters(call: Call) -> None:
    said = read(Form(call.command, flags=["--json"]), call.words)
    if said.has("--json"):
        tell_json(affirmation_starters())
        return
    texts = [starter.text for starter in affirmation_starters()]
    tell([*affirmation_guidance(), "", *numbered(texts), "", say("cli.affirmation.how")])


def _add(call: Call) -> None:
    """A line of one's own, or a starter with words in its blanks."""
    values = {"--starter": "N", "--place": "PLACE", "--true": "TRUTH"}
    said = read(Form(call.command, "TEXT", values), call.words)
    starter = said.value("--starter")
    if not said.words and starter is None:
        raise wrong(said.form, "no_text")
    notebook = notebook_of(call, said.data_dir)
    line = Affirmation("", said.text) if starter is None else _completed(starter, said.words)
    line = line._replace(places=_places(said.all("--place")), truth=_truth(said.value("--true")))
    edit = affirmations.add(notebook.board, line, notebook.moment())
    keep(notebook, edit)


def _completed(number: str, words: list[str]) -> Affirmation:
    starters = affirmation_starters()
    if not number.isdecimal() or not 1 <= int(number[:3]) <= len(starters):
        raise Stop("cli.whole_number", number=number[:20], largest=len(starters))
    starter = starters[int(number[:3]) - 1]
    blanks = starter.text.count(affirmations.BLANK)
    # The words of one blank need no quotation marks; where there are several, each word fills one.
    parts = [typed(words)] if blanks == 1 else [typed([word]) for word in words]
    return Affirmation("", affirmations.completed(starter.text, *parts), of=starter.id)


def _places(named: list[str]) -> tuple[Place, ...]:
    # The domain refuses what is no place.
    return tuple(cast(Place, place) for said in named if (place := fold_name(said)) != NONE)


def _truth(said: str | None) -> Truth:
    return cast(Truth, fold_name(said or ""))


def _one(call: Call, form: Form) -> tuple[Said, Notebook, Affirmation]:
    """The line that is meant by the first word, or by all of them where there are no others."""
    said, notebook = opened(form, call, "no_text")
    name = said.words[0] if form.words == "LINE PLACES" else said.text
    retired = form.command.endswith("back")
    return said, notebook, own.find(affirmations.listed(notebook.board, retired=retired), name)


def _edit(call: Call) -> None:
    said, notebook, line = _one(call, Form(call.command, "LINE", {"--text": "TEXT"}))
    text = said.value("--text")
    if text is None:
        raise wrong(said.form, "no_text")
    changed = line._replace(text=typed([text]))
    keep(notebook, affirmations.change(line, changed, notebook.moment()))


def _place(call: Call) -> None:
    said, notebook, line = _one(call, Form(call.command, "LINE PLACES"))
    changed = line._replace(places=_places(said.words[1:]))
    keep(notebook, affirmations.change(line, changed, notebook.moment()))


def _true(call: Call) -> None:
    """How true a line feels; where it does not, it can be retired at once."""
    said, notebook, line = _one(call, Form(call.command, "LINE PLACES"))
    truth = _truth(typed(said.words[1:2])) if len(said.words) > 1 else _ask_truth()
    keep(notebook, affirmations.rate(line, truth, notebook.moment()))
    if truth == "not":
        tell([say("cli.affirmation.not_true")])


def _ask_truth() -> Truth:
    choices = [say(f"cli.truth.{truth}") for truth in TRUTHS[1:]]
    try:
        found = ask_choice(say("cli.affirmation.how_true"), choices)
    except Ended:
        return ""
    return "" if found is None else TRUTHS[found + 1]


def _retire(call: Call) -> None:
    _, notebook, line = _one(call, Form(call.command, "LINE"))
    keep(notebook, affirmations.retire(line, notebook.moment()))


def _back(call: Call) -> None:
    _, notebook, line = _one(call, Form(call.command, "LINE"))
    keep(notebook, affirmations.bring_back(line, notebook.moment()))


ACTIONS: Final = {
    "list": _list,
    "starters": _starters,
    "add": _add,
    "edit": _edit,
    "place": _place,
    "true": _true,
    "retire": _retire,
    "back": _back,
}
