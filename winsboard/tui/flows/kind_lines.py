"""Kind lines: one's own and completed starters, how true they feel, where they stand."""

from __future__ import annotations

from textual.content import Content

from winsboard.domain import affirmations
from winsboard.domain.affirmations import BLANK
from winsboard.domain.documents import Affirmation
from winsboard.domain.library import PLACES, TRUTHS, Truth
from winsboard.tui.desk import Desk
from winsboard.tui.dialogs.card import CardDialog
from winsboard.tui.dialogs.choice import ChoiceDialog
from winsboard.tui.dialogs.form import Field, Filled, Form
from winsboard.tui.dialogs.menu import MenuDialog
from winsboard.tui.flows.forms import fill_in
from winsboard.words import say
from winsboard.words.kindness import Starter, affirmation_guidance, affirmation_starters

ACTS = ("change", "place", "true", "retire")


async def show_kind_lines(desk: Desk) -> None:
    """Show the lines in use until the list is left."""
    while True:
        found = affirmations.listed(desk.board)
        retired = affirmations.listed(desk.board, retired=True)
        always = [say("own.line.add"), say("own.line.starters")]
        always += [say("own.line.retired")] if retired else []
        dialog = MenuDialog(
            [_line(line) for line in found],
            always,
            title=say("own.line.title"),
            text=affirmation_guidance()[0],
        )
        chosen = await desk.push_screen_wait(dialog)
        if chosen is None:
            return
        if chosen < len(found):
            await _show(desk, found[chosen])
        elif chosen == len(found):
            await _write(desk, Affirmation(id="", text=""))
        elif chosen == len(found) + 1:
            await _complete(desk)
        else:
            await _bring_back(desk, retired)


def _line(line: Affirmation) -> str:
    places = ", ".join(say(f"own.place.{place}") for place in line.places)
    return f"{line.text} · {places}" if places else line.text


async def _show(desk: Desk, line: Affirmation) -> None:
    truth = say(f"own.truth.{line.truth}") if line.truth else say("own.line.not_asked")
    text = Content.assemble(line.text, "\n", (truth, "$quiet"))
    answers = [say(f"own.line.{act}") for act in ACTS]
    chosen = await desk.push_screen_wait(CardDialog(text, answers, title=say("own.line.form")))
    if chosen == 0:
        await _write(desk, line)
    elif chosen == 1:
        await _place(desk, line)
    elif chosen == 2:
        await _ask_how_true(desk, line)
    elif chosen is not None:
        desk.act(lambda moment: affirmations.retire(line, moment))


async def _write(desk: Desk, line: Affirmation) -> None:
    """Write a line or change its words; of a new one it is asked how true it feels, and where."""
    form = Form(
        title=say("own.line.form" if line.text else "own.line.add"),
        fields=(Field("text", say("own.line"), hint=say("own.line.hint")),),
        kept={"text": line.text},
        draft=f"affirmation:{line.id or 'new'}",
    )

    def wished(filled: Filled) -> Affirmation:
        return line._replace(text=filled["text"])

    if await fill_in(
        desk,
        form,
        lambda filled: affirmations.checked(wished(filled)),
        lambda filled, moment: (
            affirmations.change(line, wished(filled), moment)
            if line.text
            else affirmations.add(desk.board, wished(filled), moment)
        ),
    ):
        await _go_on(desk, line.id)


async def _complete(desk: Desk) -> None:
    """Choose a starter, and put words into its blanks."""
    starters = affirmation_starters()
    dialog = MenuDialog(
        [s.text for s in starters],
        [],
        title=say("own.line.starters"),
        text=affirmation_guidance()[1].partition(".")[0] + ".",
    )
    chosen = await desk.push_screen_wait(dialog)
    if chosen is None:
        return
    starter = starters[chosen]
    if BLANK not in starter.text:
        line = Affirmation("", starter.text, of=starter.id)
        if desk.act(lambda moment: affirmations.add(desk.board, line, moment)):
            await _go_on(desk, "")
    elif await _fill_blanks(desk, starter):
        await _go_on(desk, "")


async def _fill_blanks(desk: Desk, starter: Starter) -> bool:
    blanks = [f"blank{n}" for n in range(starter.text.count(BLANK))]
    form = Form(
        title=say("own.line.starters"),
        fields=[Field(id, BLANK) for id in blanks],
        kept={},
        draft=f"starter:{starter.id}",
        text=starter.text,
    )

    def wished(filled: Filled) -> Affirmation:
        words = [filled[id] if filled[id].strip() else BLANK for id in blanks]
        return Affirmation("", affirmations.completed(starter.text, *words), of=starter.id)

    return await fill_in(
        desk,
        form,
        lambda filled: affirmations.checked(wished(filled)),
        lambda filled, moment: affirmations.add(desk.board, wished(filled), moment),
    )


async def _go_on(desk: Desk, id: str) -> None:
    """After a line was written: how true it feels, then where it stands. The new one is last."""
    line = _found(desk, id)
    if line is None or not affirmations.asks_how_true(line):
        return
    await _ask_how_true(desk, line)
    line = _found(desk, line.id)
    if line is not None and line.truth != "not" and not line.places:
        await _place(desk, line)


def _found(desk: Desk, id: str) -> Affirmation | None:
    lines = affirmations.listed(desk.board)
    return next((line for line in reversed(lines) if id in ("", line.id)), None)


async def _ask_how_true(desk: Desk, line: Affirmation) -> None:
    """Ask how true it feels; where it does not, offer to change it or to let it go."""
    answers = [say(f"own.truth.{truth}") for truth in TRUTHS[1:]]
    question = f"{line.text}\n\n{say('own.line.how_true')}"
    chosen = await desk.push_screen_wait(ChoiceDialog(question, answers, lit=1))
    if chosen is None:
        return
    truth: Truth = TRUTHS[chosen + 1]
    desk.act(lambda moment: affirmations.rate(line, truth, moment))
    if truth == "not" and (rated := _found(desk, line.id)) is not None:
        await _offer_other_words(desk, rated)


async def _offer_other_words(desk: Desk, line: Affirmation) -> None:
    answers = [say(f"own.line.{act}") for act in ("change", "retire", "leave")]
    question = f"{line.text}\n\n{say('own.line.untrue')}"
    chosen = await desk.push_screen_wait(ChoiceDialog(question, answers))
    if chosen == 0:
        await _write(desk, line)
    elif chosen == 1:
        desk.act(lambda moment: affirmations.retire(line, moment))


async def _place(desk: Desk, line: Affirmation) -> None:
    """Choose where it stands: a number puts it there or takes it away, until that is all."""
    places = set(line.places)
    while True:
        answers = [f"[{'x' if p in places else ' '}] {say(f'own.place.{p}')}" for p in PLACES]
        question = f"{line.text}\n\n{say('own.line.where')}"
        chosen = await desk.push_screen_wait(
            ChoiceDialog(question, [*answers, say("own.line.placed")], lit=len(PLACES))
        )
        if chosen is None or chosen == len(PLACES):
            break
        places ^= {PLACES[chosen]}
    changed = line._replace(places=tuple(place for place in PLACES if place in places))
    desk.act(lambda moment: affirmations.change(line, changed, moment))


async def _bring_back(desk: Desk, retired: tuple[Affirmation, ...]) -> None:
    dialog = MenuDialog([line.text for line in retired], [], title=say("own.line.retired"))
    chosen = await desk.push_screen_wait(dialog)
    if chosen is not None:
        desk.act(lambda moment: affirmations.bring_back(retired[chosen], moment))
