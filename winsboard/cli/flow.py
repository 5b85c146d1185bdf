"""`flow`: the look backs there are, and those of one's own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from winsboard.cli.call import Call
from winsboard.cli.family import opened, run_family
from winsboard.cli.keeping import keep
from winsboard.cli.opening import notebook_of
from winsboard.cli.output import tell, tell_json
from winsboard.cli.parsing import Form, Said, read, read_whole, typed, wrong
from winsboard.domain import flows, own
from winsboard.domain.documents import Flow, FlowStep
from winsboard.domain.library import StepKind
from winsboard.domain.tomorrow import TOMORROW
from winsboard.notebook.notebook import Notebook
from winsboard.words import say
from winsboard.words.look_backs import shipped_flows, themes

STEPS: Final = {"--step": "STEP"}
KINDS: Final[Mapping[str, StepKind]] = {
    "pause": "none",
    "feeling": "feeling",
    "win": "win",
    "ritual": "ritual",
}
"""What can be typed for a step that takes no words of one's own."""
USUAL: Final = 60
"""Seconds of a step where none are said."""


def run(call: Call) -> int:
    """Do what the word after `flow` says; a name shows its steps."""
    return run_family(call, ACTIONS, "show")


def _list(call: Call) -> None:
    said = read(Form(call.command, flags=["--json"]), call.words)
    notebook = notebook_of(call, said.data_dir)
    found = flows.listed(notebook.board, shipped_flows())
    if said.has("--json"):
        tell_json(found)
        return
    usual = flows.chosen(notebook.board, shipped_flows())
    chosen = say("evening.chosen")
    tell(
        f" {number:>2} {flow.name}{f' ({chosen})' if flow == usual else ''}"
        for number, flow in enumerate(found, start=1)
    )


def _show(call: Call) -> None:
    said, notebook = opened(Form("flow", "FLOW"), call, "no_name")
    flow = own.find(flows.listed(notebook.board, shipped_flows()), said.text)
    lines = [flow.name]
    for number, step in enumerate(flow.steps, start=1):
        lines.append(f"  {number}. {step.text} ({say('evening.seconds', seconds=step.seconds)})")
        lines += [f"     {choice}" for choice in step.choices]
    tell(lines)


def _add(call: Call) -> None:
    said, notebook = opened(Form(call.command, "NAME", STEPS), call, "no_name")
    flow = Flow(id="", name=said.text, steps=_steps(said))
    keep(notebook, flows.add(notebook.board, flow, notebook.moment()))


def _edit(call: Call) -> None:
    said, notebook = opened(
        Form(call.command, "FLOW", {"--name": "TEXT", **STEPS}), call, "no_name"
    )
    flow = _own(notebook, said)
    name = said.value("--name")
    changed = flow._replace(
        name=flow.name if name is None else typed([name]), steps=_steps(said) or flow.steps
    )
    keep(notebook, flows.change(flow, changed, notebook.moment()))


def _remove(call: Call) -> None:
    said, notebook = opened(Form(call.command, "FLOW"), call, "no_name")
    keep(notebook, own.remove(_own(notebook, said), notebook.moment()))


def _own(notebook: Notebook, said: Said) -> Flow:
    return own.find(notebook.board.own(Flow), said.text)


def _steps(said: Said) -> tuple[FlowStep, ...]:
    """The steps as they were typed: `[KIND:] TEXT [| SECONDS]`.

    The kind is `pause` for a step without words, `feeling`, `ritual`, `win`, `tomorrow` for the
    line that is shown the next morning, or a theme whose questions take turns there.
    """
    return tuple(_step(said, typed([words])) for words in said.all("--step"))


def _step(said: Said, words: str) -> FlowStep:
    before, bar, after = words.rpartition("|")
    seconds = read_whole(after) if bar else USUAL
    if seconds is None:
        raise wrong(said.form, "no_seconds", typed=after.strip())
    kind, colon, text = (before if bar else words).partition(":")
    kind = kind.strip().casefold()
    step = FlowStep("", text.strip(), "text", seconds)
    if colon and kind in KINDS:
        return step._replace(kind=KINDS[kind])
    if colon and kind == TOMORROW:
        return step._replace(id=TOMORROW)
    if colon and kind in themes():
        return step._replace(theme=kind)
    return step._replace(text=(before if bar else words).strip())


ACTIONS: Final = {
    "list": _list,
    "show": _show,
    "add": _add,
    "edit": _edit,
    "remove": _remove,
}
