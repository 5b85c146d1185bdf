"""The people and lines of Support: adding, changing, checking and removing them."""

from __future__ import annotations

from typing import Final, cast

from textual.content import Content

from winsboard.domain import own, people, preferences
from winsboard.domain.documents import Person
from winsboard.domain.library import ROLES, Role
from winsboard.tui.desk import Desk
from winsboard.tui.dialogs.card import CardDialog
from winsboard.tui.dialogs.choice import ChoiceDialog, ConfirmDialog
from winsboard.tui.dialogs.form import Field, Filled, Form
from winsboard.tui.dialogs.menu import MenuDialog
from winsboard.tui.flows.forms import fill_in
from winsboard.words import say
from winsboard.words.support import checked_words, person_line, region_lines, regions

YES, NO = "yes", "no"
OF_THE_REGION: Final = ("change", "checked")
"""What can be done with a line that nobody has touched yet."""
OF_MY_OWN: Final = (*OF_THE_REGION, "up", "down", "remove")


async def show_people(desk: Desk) -> None:
    """List everybody, and do what is wished with one, until the list is left."""
    while True:
        there = listed(desk)
        lines = [f"{p.name} · {say(f'support.role.{p.role}')}" for p in there]
        always = [say("shelter.people.add"), say("shelter.people.region")]
        dialog = MenuDialog(lines, always, title=say("shelter.people.title"))
        chosen = await desk.push_screen_wait(dialog)
        if chosen is None:
            return
        if chosen < len(there):
            await do_with(desk, there[chosen])
        elif chosen == len(there):
            await fill_form(desk, Person(id="", name=""))
        else:
            await choose_region(desk)


def listed(desk: Desk) -> list[Person]:
    """Everybody on the board, and the lines of the region that nobody has touched yet."""
    board = desk.board
    there = people.listed(board)
    shipped = region_lines(board.settings.region)
    return [*there, *(p for p in shipped if all(p.role != q.role for q in there))]


async def do_with(desk: Desk, person: Person) -> None:
    """Change somebody, keep that the number is right, move or remove them."""
    acts = OF_MY_OWN if person.id else OF_THE_REGION
    answers = [say(f"shelter.people.{act}") for act in acts]
    text = Content(person_line(person))
    if person.role in ("line", "emergency"):
        checked = Content.styled(checked_words(person, desk.today), "$quiet")
        text = Content("\n").join([text, checked])
    chosen = await desk.push_screen_wait(CardDialog(text, answers, title=person.name))
    if chosen is None:
        return
    act, board = acts[chosen], desk.board
    if act == "change":
        await fill_form(desk, person)
    elif act == "checked":
        desk.act(lambda moment: people.check(board, person, moment))
    elif act == "remove":
        question = say("shelter.people.remove.ask", name=person.name)
        if await desk.push_screen_wait(ConfirmDialog(question)) == 0:
            desk.act(lambda moment: own.remove(person, moment))
    else:
        desk.act(lambda moment: own.move(board, person, -1 if act == "up" else 1, moment))


async def fill_form(desk: Desk, person: Person) -> None:
    """Add somebody, or change what is kept of them."""

    def check(filled: Filled) -> Person:
        return people.checked(filled_in(person, filled))

    await fill_in(
        desk,
        form_of(person),
        check,
        lambda filled, moment: (
            people.change(desk.board, person, check(filled), moment)
            if person.id or person.name
            else people.add(desk.board, check(filled), moment)
        ),
    )


def form_of(person: Person) -> Form:
    """What is asked of somebody."""
    roles = [(say(f"support.role.{role}"), role) for role in ROLES]
    shown = [(say("today.yes"), YES), (say("today.no"), NO)]
    texts = {id: say(f"shelter.person.{id}") for id in ("name", "reach", "note", "role", "shown")}
    return Form(
        title=say("shelter.person.title" if person.name else "shelter.person.title.new"),
        fields=(
            Field("name", texts["name"], hint=say("shelter.person.name.hint")),
            Field("reach", texts["reach"], hint=say("shelter.person.reach.hint")),
            Field("role", texts["role"], "choice", choices=roles),
            Field("note", texts["note"], hint=say("shelter.person.note.hint")),
            Field("shown", texts["shown"], "choice", choices=shown),
        ),
        kept={
            "name": person.name,
            "reach": person.reach,
            "role": person.role,
            "note": person.note,
            "shown": YES if person.on_support else NO,
        },
        draft=f"person:{person.id or person.role}" if person.name else "person:new",
    )


def filled_in(person: Person, filled: Filled) -> Person:
    """Somebody as the form was filled."""
    return person._replace(
        name=filled["name"],
        reach=filled["reach"],
        role=cast(Role, filled["role"]),
        note=filled["note"],
        on_support=filled["shown"] == YES,
    )


async def choose_region(desk: Desk) -> None:
    """Ask whose crisis lines Support shows; none until one is chosen."""
    before = desk.board.settings
    known = ("", *regions())
    answers = [say(f"shelter.region.{region or 'none'}") for region in known]
    lit = known.index(before.region) if before.region in known else 0
    dialog = ChoiceDialog(
        say("shelter.region.question"), answers, lit=lit, title=say("shelter.region.title")
    )
    chosen = await desk.push_screen_wait(dialog)
    if chosen is not None:
        after = before._replace(region=known[chosen])
        desk.act(lambda moment: preferences.change(before, after, moment))
