"""`flow`: the look backs there are, and those of one's own."""

from __future__ import annotations

from typing import Final

from winsboard.cli.call import Call
from winsboard.cli.family import opened, run_family
from winsboard.cli.keeping import keep
from winsboard.cli.opening import notebook_of
from winsboard.cli.output import tell, tell_json
from winsboard.cli.parsing import Form, Said, read, typed, wrong
from winsboard.domain import flows, own
from winsboard.domain.documents import Flow, FlowStep
from winsboard.domain.errors import Refusal
from winsboard.notebook.notebook import Notebook
from winsboard.words import say
from winsboard.words.flow_lines import step_of
from winsboard.words.look_backs import shipped_flows

STEPS: Final = {"--step": "STEP"}


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
    """The steps as they were typed; raises Usage for a number that is none."""
    return tuple(_step(said, typed([words])) for words in said.all("--step"))


def _step(said: Said, words: str) -> FlowStep:
    try:
        return step_of(words)
    except Refusal as no:
        raise wrong(said.form, "no_seconds", **no.values) from None


ACTIONS: Final = {
    "list": _list,
    "show": _show,
    "add": _add,
    "edit": _edit,
    "remove": _remove,
}
