"""`gathering`: asking people to come, and showing chosen wins one by one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar, Final

from winsboard.cli.args.entry_names import find_entry, find_tick
from winsboard.cli.args.parser import CommandSpec, joined_words
from winsboard.cli.collections import CollectionCommands
from winsboard.cli.context import Invocation, paths_of
from winsboard.cli.io.output import print_lines
from winsboard.cli.save import commit_and_report
from winsboard.cli.subcommands import Action, open_for
from winsboard.domain.errors import Refusal
from winsboard.domain.family import gatherings
from winsboard.domain.library import items, people
from winsboard.domain.model.context import EditContext
from winsboard.domain.model.documents import Gathering
from winsboard.domain.text.date_parser import parse_any_day
from winsboard.domain.text.sanitize import multi_line
from winsboard.notebook.collections import GATHERINGS
from winsboard.notebook.notebook import Notebook
from winsboard.notebook.views.gatherings import chosen_wins
from winsboard.store.disk.last_list import LastList
from winsboard.words import format_phrase
from winsboard.words.sentences.gatherings import gathering_line, gathering_page


def _dated(item: Any, context: EditContext) -> Any:
    """A gathering whose day was typed as text, with that day. Raises Refusal."""
    typed = item.day
    if not isinstance(typed, str):
        return item
    return item._replace(day=parse_any_day(typed, context.today) if typed.strip() else None)


class GatheringCommands(CollectionCommands[Gathering]):
    """The gatherings; wins are chosen for each, and people are asked."""

    collection = GATHERINGS._replace(
        add=lambda board, item, context: items.add(board, _dated(item, context), context),
        change=lambda _, item, after, context: items.change(item, _dated(after, context), context),
    )
    one = "GATHERING"
    default_action = "show"
    missing: ClassVar[str] = "no_gathering"
    readers: ClassVar[Mapping[str, Callable[[str], Any]]] = {"day": str, "words": multi_line}

    def actions(self) -> dict[str, Action]:
        """A name without an action shows the gathering with its wins."""
        return {
            "list": self.list,
            "show": self.show,
            "add": self.add,
            "edit": self.edit,
            "ask": self.ask,
            "invited": self.editing(lambda _, item, moment: gatherings.invited(item, moment)),
            "choose": self.choose,
            "remove": self.removing(),
        }

    def lines(self, notebook: Notebook, found: Sequence[Gathering]) -> Sequence[str]:
        """The list, or what a gathering is."""
        return super().lines(notebook, found) or [format_phrase("own.gathering.empty")]

    def line(self, notebook: Notebook, item: Gathering) -> str:
        """The name and the day."""
        return gathering_line(item, notebook.today)

    def show(self, call: Invocation) -> None:
        """Print the invitation, who is asked, and the chosen wins."""
        command = call.command.removesuffix(" show")
        args, notebook = open_for(CommandSpec(command, self.one), call, self.missing)
        item = self.find(notebook, self.listed(notebook), args.text)
        wins = chosen_wins(notebook, item)
        asked = [person.name for person in gatherings.asked(notebook.board, item)]
        print_lines([item.title, *gathering_page(item, asked, len(wins), notebook.today)])
        for win in wins:
            print_lines(["", gatherings.words_of(notebook.board, win)])

    def ask(self, call: Invocation) -> None:
        """Set who is asked."""
        spec = CommandSpec(call.command, self.one, {"--who": "PERSON"})
        args, notebook = open_for(spec, call, self.missing)
        item = self.find(notebook, self.listed(notebook), args.text)
        there = people.listed(notebook.board, (*people.MY_PEOPLE, *people.CARE_TEAM))
        who = [items.find(there, joined_words([name])).id for name in args.all("--who")]
        commit_and_report(notebook, gatherings.ask(item, who, notebook.edit_context()))

    def choose(self, call: Invocation) -> None:
        """Choose the wins that are shown; without any, none is chosen any more."""
        spec = CommandSpec(call.command, self.one, {"--item": "ENTRY"})
        args, notebook = open_for(spec, call, self.missing)
        item = self.find(notebook, self.listed(notebook), args.text)
        listed, reader = LastList(paths_of(call, args.data_dir).state), notebook.reader()
        wins: list[str] = []
        for name in args.all("--item"):
            found = find_tick(reader, listed, name) or find_entry(reader, listed, name)
            notebook.load_days(found.day, found.day)
            wins.append(found.id)
        after = item._replace(wins=tuple(wins))
        if len(gatherings.chosen(notebook.board, after)) < len(set(wins)):
            raise Refusal("gathering.no_win")
        commit_and_report(notebook, gatherings.choose(item, wins, notebook.edit_context()))


run: Final = GatheringCommands().run
