"""The commands about one kind of document: `ritual list`, `ritual add`, `ritual edit` and so on.

The arguments follow from the declaration of the kind in `domain.schema.kinds`: the first field of
its form is the text after `add`, each other field is an option.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, ClassVar, Final, Generic, TypeAlias, TypeVar

from winsboard.cli.args.parser import CommandSpec, ParsedArgs, joined_words, parse_args, usage_error
from winsboard.cli.context import Invocation
from winsboard.cli.io.output import print_json, print_lines
from winsboard.cli.open_board import open_notebook
from winsboard.cli.save import commit_and_report
from winsboard.cli.subcommands import Action, last_word, open_for, run_subcommand
from winsboard.domain.errors import Refusal
from winsboard.domain.library import items, overrides
from winsboard.domain.schema.kinds import KINDS
from winsboard.notebook.collections import Collection
from winsboard.notebook.notebook import Notebook
from winsboard.words.parse.field_text import NO, YES, item_of, value_of

D = TypeVar("D", bound=items.Identified)
Among: TypeAlias = Callable[[Notebook], Sequence[D]]
"""The documents among which a name is looked up."""
MOVES: Final = {"up": -1, "down": 1}
UNPARSED: Final = {"calm.minutes": "no_minutes", "flow.step_seconds": "no_seconds"}
"""The usage error for a value that cannot be parsed, by the reason of the refusal."""


class CollectionCommands(Generic[D]):
    """The commands about one kind of document."""

    collection: Collection[Any]
    one: str
    """The placeholder of one document in the help."""
    missing: ClassVar[str] = "no_name"
    """The usage error if no document is named."""
    hidden_phrase: ClassVar[str] = ""
    """The option of `list` that shows hidden or archived documents instead."""
    default_action: ClassVar[str] = ""
    """The action if the word after the command is not the name of one."""
    order: ClassVar[Sequence[str]] = ()
    """The fields that are options, if their order differs from that of the form."""
    add_flags: ClassVar[Sequence[str]] = ()
    """The flags of `add`."""
    edit_flags: ClassVar[Sequence[str]] = ()
    """The flags of `edit`."""
    readers: ClassVar[Mapping[str, Callable[[str], Any]]] = {}
    """Parsers for fields that are not typed as they are stored."""

    def __init__(self, collection: Collection[Any] | None = None) -> None:
        self.collection = collection or self.collection
        self.kind = KINDS[self.collection.kind]
        self.first, *rest = self.kind.form
        self.options = self.order or rest

    def run(self, call: Invocation) -> int:
        """Run the action that is named after the command; without one, `list`."""
        return run_subcommand(call, self.actions(), self.default_action)

    def actions(self) -> dict[str, Action]:
        """The actions by name."""
        return {"list": self.list, "add": self.add, "edit": self.edit}

    def listed(self, notebook: Notebook, *, hidden: bool = False) -> Sequence[D]:
        """The documents on the list, or the hidden or archived ones."""
        found = self.collection.hidden if hidden else self.collection.listed
        return found(notebook.board, notebook.today)

    def lines(self, notebook: Notebook, found: Sequence[D]) -> Sequence[str]:
        """The list as it is printed."""
        return [f" {n:>2} {self.line(notebook, item)}" for n, item in enumerate(found, start=1)]

    def line(self, _notebook: Notebook, item: D) -> str:
        """One line of the list, without its number."""
        return items.name_of(item)

    def hidden_documents(self, notebook: Notebook) -> Sequence[D]:
        """The hidden or archived documents."""
        return self.listed(notebook, hidden=True)

    def changeable(self, notebook: Notebook) -> Sequence[D]:
        """The documents that `edit` can change, in the order of their numbers."""
        return self.listed(notebook)

    def find(self, _notebook: Notebook, among: Sequence[D], name: str) -> D:
        """The document with that number or name; raises Refusal."""
        return items.find(among, name)

    def list(self, call: Invocation) -> None:
        """Print the list."""
        flags = [self.hidden_phrase, "--json"] if self.hidden_phrase else ["--json"]
        args = parse_args(CommandSpec(call.command, flags=flags), call.words)
        notebook = open_notebook(call, args.data_dir)
        found = self.listed(notebook, hidden=args.has(self.hidden_phrase))
        if args.has("--json"):
            print_json(found)
        else:
            print_lines(self.lines(notebook, found))

    def add(self, call: Invocation) -> None:
        """Add a document; the words after `add` are its first field."""
        spec = CommandSpec(call.command, self.first.upper(), self._values(), self.add_flags)
        args, notebook = open_for(spec, call, f"no_{self.first}")
        item = self.with_options(self.collection.kind("", args.text), args)
        commit_and_report(
            notebook, self.collection.add(notebook.board, item, notebook.edit_context())
        )

    def edit(self, call: Invocation) -> None:
        """Change fields of a document."""
        values = {f"--{self.first}": "TEXT", **self._values()}
        spec = CommandSpec(call.command, self.one, values, self.edit_flags)
        args, notebook = open_for(spec, call, self.missing)
        before = self.find(notebook, self.changeable(notebook), args.text)
        if self.first == "text" and not any(args.all(option) for option in values):
            raise usage_error(spec, "no_text")
        after = self.with_options(before, args)
        commit_and_report(
            notebook, self.collection.change(notebook.board, before, after, notebook.edit_context())
        )

    def with_options(self, item: Any, args: ParsedArgs) -> D:
        """The document with every field that an option sets."""
        for name in (self.first, *self.options):
            if given := args.all(self._option(name)):
                item = item._replace(**{name: self._value(args, name, given)})
        wished: D = item
        return wished

    def editing(self, make: Callable[..., Any], among: Among[D] | None = None) -> Action:
        """An action that makes an edit from the board, the document named, and the context."""

        def edit(call: Invocation) -> None:
            args, notebook = open_for(CommandSpec(call.command, self.one), call, self.missing)
            item = self.find(notebook, (among or self.listed)(notebook), args.text)
            commit_and_report(notebook, make(notebook.board, item, notebook.edit_context()))

        return edit

    def showing(self, lines: Callable[[D], Iterable[str]]) -> Action:
        """An action that prints one document; its name alone does the same."""

        def show(call: Invocation) -> None:
            command = call.command.removesuffix(" show")
            args, notebook = open_for(CommandSpec(command, self.one), call, self.missing)
            print_lines(lines(self.find(notebook, self.listed(notebook), args.text)))

        return show

    def moving(self, move: Callable[..., Any]) -> Action:
        """An action that moves a document up or down the list."""

        def act(call: Invocation) -> None:
            args, notebook = open_for(CommandSpec(call.command, self.one), call, self.missing)
            name, where = last_word(args, [*MOVES], "no_move")
            item = self.find(notebook, self.listed(notebook), name)
            commit_and_report(
                notebook, move(notebook.board, item, MOVES[where], notebook.edit_context())
            )

        return act

    def hiding(self) -> dict[str, Action]:
        """The actions `hide`, `back`, and `remove` for a document of one's own."""
        back = self.editing(
            lambda _, card, moment: overrides.unhide(card, moment), self.hidden_documents
        )
        remove = self.editing(
            lambda _, card, moment: overrides.remove(card, moment),
            lambda notebook: [*self.listed(notebook), *self.hidden_documents(notebook)],
        )
        return {"hide": self.editing(overrides.hide), "back": back, "remove": remove}

    def removing(self) -> Action:
        """An action that removes a document of one's own."""
        return self.editing(
            lambda _, item, moment: items.remove(item, moment),
            lambda notebook: notebook.board.library_documents(self.collection.kind),
        )

    def _values(self) -> dict[str, str]:
        """The options that take a value, with its placeholder."""
        return {self._option(name): self._placeholder_of(name) for name in self.options}

    def _placeholder_of(self, name: str) -> str:
        field = self.kind.fields[name]
        if field.type in ("line", "lines", "prose"):
            return "TEXT"
        if field.type == "flag":
            return f"{YES}|{NO}"
        return "N" if field.type == "whole" else self._option(name).strip("-").upper()

    def _option(self, name: str) -> str:
        """The option for a field; for a list of values it is singular and can be repeated."""
        is_list = self.kind.fields[name].type in ("lines", "records")
        return f"--{name.removesuffix('s') if is_list else name}"

    def _value(self, args: ParsedArgs, name: str, given: Sequence[str]) -> Any:
        field, texts = self.kind.fields[name], [joined_words([text]) for text in given]
        if field.type == "whole" and not texts[-1].strip():
            raise usage_error(args.spec, f"no_{name}")
        try:
            if field.type in ("lines", "records"):
                return tuple(item_of(field, text) for text in texts)
            reader = self.readers.get(name)
            return reader(texts[-1]) if reader else value_of(field, texts[-1])
        except Refusal as no:
            if no.reason in UNPARSED:
                raise usage_error(args.spec, UNPARSED[no.reason], **no.values) from None
            raise
