"""The look backs there are: which one is the usual, and those of one's own."""

from __future__ import annotations

from textual.content import Content

from winsboard.domain import flows, own, preferences
from winsboard.domain.documents import Flow
from winsboard.tui.desk import Desk
from winsboard.tui.dialogs.card import CardDialog
from winsboard.tui.dialogs.form import Field, Filled, Form
from winsboard.tui.dialogs.menu import MenuDialog
from winsboard.tui.flows.forms import fill_in
from winsboard.words import say
from winsboard.words.flow_lines import line_of, step_of
from winsboard.words.look_backs import shipped_flows


async def show_look_backs(desk: Desk) -> None:
    """Show the look backs until the list is left."""
    while True:
        found = flows.listed(desk.board, shipped_flows())
        usual = flows.chosen(desk.board, shipped_flows())
        lines = [
            say("own.look_back.usual", name=flow.name) if flow == usual else flow.name
            for flow in found
        ]
        dialog = MenuDialog(lines, [say("own.look_back.add")], title=say("own.look_back.title"))
        chosen = await desk.push_screen_wait(dialog)
        if chosen is None:
            return
        if chosen < len(found):
            await _show(desk, found[chosen])
        else:
            await _fill_in(desk, Flow(id="", name=""))


async def _show(desk: Desk, flow: Flow) -> None:
    is_own = flow in desk.board.own(Flow)
    acts = ["usual", *(["change", "remove"] if is_own else [])]
    answers = [say(f"own.{act}") for act in acts]
    chosen = await desk.push_screen_wait(CardDialog(_text(flow), answers, title=flow.name))
    if chosen is None:
        return
    if acts[chosen] == "change":
        await _fill_in(desk, flow)
    elif acts[chosen] == "remove":
        desk.act(lambda moment: own.remove(flow, moment))
    else:
        settings = desk.board.settings
        desk.act(
            lambda moment: preferences.change(settings, settings._replace(flow=flow.id), moment)
        )


def _text(flow: Flow) -> Content:
    lines = []
    for step in flow.steps:
        seconds = say("evening.seconds", seconds=step.seconds)
        lines.append(
            Content.assemble(("·  ", "bold $primary"), step.text, (f"  {seconds}", "$quiet"))
        )
        lines += [Content.styled(f"   {choice}", "$quiet") for choice in step.choices]
    return Content("\n").join(lines)


async def _fill_in(desk: Desk, flow: Flow) -> bool:
    form = Form(
        title=say("own.look_back.form" if flow.name else "own.look_back.add"),
        fields=(
            Field("name", say("own.name"), hint=say("own.look_back.name.hint")),
            Field("steps", say("own.look_back.steps"), "lines", hint=say("own.look_back.hint")),
        ),
        kept={"name": flow.name, "steps": "\n".join(map(line_of, flow.steps))},
        draft=f"flow:{flow.id or 'new'}",
    )

    def wished(filled: Filled) -> Flow:
        lines = [line for line in filled["steps"].splitlines() if line.strip()]
        return flow._replace(name=filled["name"], steps=tuple(map(step_of, lines)))

    return await fill_in(
        desk,
        form,
        lambda filled: flows.checked(wished(filled)),
        lambda filled, moment: (
            flows.change(flow, wished(filled), moment)
            if flow.name
            else flows.add(desk.board, wished(filled), moment)
        ),
    )
