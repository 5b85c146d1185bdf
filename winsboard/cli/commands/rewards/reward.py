"""`reward`: treats a person promised themselves, what they are for, and enjoying them."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any, ClassVar, Final

from winsboard.cli.args.dates import day_or_today
from winsboard.cli.args.parser import CommandSpec, parse_args, usage_error
from winsboard.cli.collections import CollectionCommands
from winsboard.cli.commands.rewards.reward_options import TARGET, is_given, reward_from_args
from winsboard.cli.context import Invocation
from winsboard.cli.io.output import print_json, print_lines
from winsboard.cli.io.prompt import Ended, ask_choice
from winsboard.cli.open_board import open_notebook
from winsboard.cli.save import commit_and_celebrate, commit_and_report
from winsboard.cli.subcommands import Action, open_for
from winsboard.domain.library import items
from winsboard.domain.model.documents import Habit, Reward
from winsboard.domain.rewards import rewards
from winsboard.domain.rewards.progress import target_of
from winsboard.domain.text.calendar import LOOKS_BACK
from winsboard.notebook.collections import REWARDS
from winsboard.notebook.notebook import Notebook
from winsboard.words import format_phrase
from winsboard.words.catalog.rewards import is_enjoyment, reward_ideas
from winsboard.words.sentences.rewards import page_lines, row_words


class RewardCommands(CollectionCommands[Reward]):
    """The rewards that were not enjoyed yet, the ready ones first."""

    collection = REWARDS
    one = "TREAT"
    missing = "no_treat"
    default_action = "show"
    order: ClassVar = ("why",)

    def actions(self) -> dict[str, Action]:
        """Rewards can also be enjoyed, and put away."""
        return {
            "list": self.list,
            "show": self.show,
            "add": self.add,
            "edit": self.edit,
            "ideas": _ideas,
            "enjoy": self.enjoy,
            "away": self.editing(lambda _, reward, m: rewards.put_away(reward, m)),
            "back": self.editing(
                lambda _, reward, m: rewards.bring_back(reward, m), self.hidden_documents
            ),
            "move": self.moving(items.move),
            "remove": self.removing(),
        }

    def list(self, call: Invocation) -> None:
        """Print the list; with `--enjoyed` or `--away` those instead."""
        flags = ("--enjoyed", "--away")
        spec = CommandSpec(call.command, flags=[*flags, "--json"], exclusive=flags)
        args = parse_args(spec, call.words)
        notebook = open_notebook(call, args.data_dir, is_reading=True)
        found = self.listed(notebook, hidden=args.has("--away"))
        if args.has("--enjoyed"):
            found = rewards.enjoyed(notebook.board)
        print_json(found) if args.has("--json") else print_lines(self.lines(notebook, found))

    def lines(self, notebook: Notebook, found: Sequence[Reward]) -> Sequence[str]:
        """The list, or a sentence that it is empty."""
        return super().lines(notebook, found) or [format_phrase("cli.reward.none")]

    def line(self, notebook: Notebook, item: Reward) -> str:
        """The title, and whether it is ready or what it is for."""
        return row_words(notebook.board, item, notebook.today)

    def show(self, call: Invocation) -> None:
        """Print the page of a reward."""
        spec = CommandSpec(call.command.removesuffix(" show"), self.one)
        args, notebook = open_for(spec, call, self.missing)
        reward = self.find(notebook, self.changeable(notebook), args.text)
        board = notebook.with_days(reward.since, notebook.today)
        print_lines([reward.title, *page_lines(board, reward, notebook.today)])

    def add(self, call: Invocation) -> None:
        """Add a reward for days of a habit, a step, a goal, or some wins."""
        values = {**TARGET, "--since": "D", "--why": "TEXT"}
        spec = CommandSpec(call.command, "TITLE", values)
        args, notebook = open_for(spec, call, self.missing)
        if not is_given(args):
            raise usage_error(spec, "reward_for")
        reward = reward_from_args(
            notebook.board, Reward("", args.text, since=notebook.today), args, notebook.today
        )
        self._save(notebook, None, reward)

    def edit(self, call: Invocation) -> None:
        """Change the title, why, or what it is for. It stays ready if it was."""
        values = {"--title": "TEXT", **TARGET, "--since": "D", "--why": "TEXT"}
        args, notebook = open_for(CommandSpec(call.command, self.one, values), call, self.missing)
        before = self.find(notebook, self.changeable(notebook), args.text)
        after = reward_from_args(notebook.board, before, args, notebook.today)
        self._save(notebook, before, after)

    def changeable(self, notebook: Notebook) -> Sequence[Reward]:
        """The list, then those that were put away or enjoyed."""
        board = notebook.board
        return [*self.listed(notebook), *rewards.put_away_ones(board), *rewards.enjoyed(board)]

    def enjoy(self, call: Invocation) -> None:
        """Save that a reward was enjoyed, as a win."""
        spec = CommandSpec(call.command, self.one, {"--day": "D"})
        args, notebook = open_for(spec, call, self.missing)
        day = day_or_today(args.value("--day"), notebook.today)
        reward = self.find(notebook, self.changeable(notebook), args.text)
        notebook.load_days(day, day)
        edit = rewards.enjoy(reward, day, notebook.edit_context())
        if edit is None:
            commit_and_report(notebook, None)
        else:
            is_named = args.value("--day") is not None
            commit_and_celebrate(notebook, edit, day, "reward", is_named=is_named)

    def _save(self, notebook: Notebook, before: Reward | None, after: Reward) -> None:
        if not _is_kept(notebook, before, after):
            print_lines([format_phrase("cli.left")])
            return
        context = notebook.edit_context()
        if before is None:
            edit: Any = rewards.add(notebook.board, after, context)
        else:
            edit = rewards.change(notebook.board, before, after, context)
        commit_and_report(notebook, edit)


def _is_kept(notebook: Notebook, before: Reward | None, after: Reward) -> bool:
    """Ask once about a habit that is enjoyed already. Without a terminal it is only said."""
    board = notebook.board
    habit = target_of(board, after)
    is_same = before is not None and before.for_id == after.for_id
    if not isinstance(habit, Habit) or is_same or rewards.was_asked(board, habit):
        return True
    if not is_enjoyment(notebook.with_days(notebook.today - LOOKS_BACK, notebook.today), habit):
        return True
    if sys.stdin is None or not sys.stdin.isatty():
        print_lines([format_phrase("own.reward.enjoyment")])
        return True
    answers = [format_phrase(f"own.reward.enjoyment.{say}") for say in ("keep", "another")]
    try:
        return ask_choice(format_phrase("own.reward.enjoyment"), answers) != 1
    except Ended:
        return False


def _ideas(call: Invocation) -> None:
    """Print ideas: one's own first, then the shipped ones."""
    values = {name: TARGET[name] for name in ("--habit", "--goal")}
    args = parse_args(CommandSpec(call.command, values=values, flags=["--json"]), call.words)
    notebook = open_notebook(call, args.data_dir, is_reading=True)
    wanted = reward_from_args(notebook.board, Reward("", ""), args, notebook.today)
    ideas = reward_ideas(notebook.board, target_of(notebook.board, wanted))
    if args.has("--json"):
        print_json(ideas)
        return
    lines = [f" {idea.title}: {idea.why}" if idea.why else f" {idea.title}" for idea in ideas]
    print_lines([*lines, "", format_phrase("cli.reward.how")])


run: Final = RewardCommands().run
