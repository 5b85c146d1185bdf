"""Parsing the arguments of a command.

Importing argparse would add a tenth to the time of a quick `winsboard win`, and its error messages
are not ours; what is needed here is small.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from winsboard.cli.errors import HelpRequested, UsageError
from winsboard.words import format_phrase

STANDALONE: Final = frozenset({"--help", "-h", "--version", "-V"})
"""Options that are a command of their own when no command is typed."""
HELP: Final = frozenset({"--help", "-h"})
PATHS: Final = frozenset({"DIR", "FILE", "PATH", "BACKUP"})
BOARD: Final = "--board"
GLOBAL_OPTIONS: Final = {"--data-dir": "DIR", BOARD: "BOARD"}


class CommandSpec:
    """Which arguments a command takes.

    `words` names its positional arguments in the help, in square brackets if they are optional, and
    empty if it takes none. `values` are the
    options that take a value, with the placeholder of the value; `flags` are those that take none.
    At most one of the options in `exclusive` can be given.
    """

    # Defining a named tuple with as many fields costs a millisecond, which every `win` would pay.
    def __init__(
        self,
        command: str,
        words: str = "",
        values: Mapping[str, str] | None = None,
        flags: Sequence[str] = (),
        exclusive: Sequence[str] = (),
    ) -> None:
        self.command = command
        self.words = words
        self.values = values or {}
        self.flags = flags
        self.exclusive = exclusive

    @property
    def placeholder(self) -> str:
        """The name of its positional arguments, without the brackets of optional ones."""
        return self.words.replace("[", "").replace("]", "")


class FamilySpec:
    """A command that has commands of its own: their specs, and the one that runs without a name."""

    def __init__(self, command: str, forms: Mapping[str, CommandSpec], alone: str) -> None:
        self.command = command
        self.forms = forms
        self.alone = alone


class ParsedArgs:
    """The arguments of a command, parsed."""

    def __init__(
        self, spec: CommandSpec, words: list[str], values: Mapping[str, list[str]], flags: set[str]
    ) -> None:
        self.spec = spec
        self.words = words
        self._values = values
        self._flags = flags

    def value(self, option: str) -> str | None:
        """The value of an option, the last one if it is repeated. Returns None without one."""
        found = self._values.get(option)
        return found[-1] if found else None

    def all(self, option: str) -> list[str]:
        """All values of an option that was given more than once."""
        return self._values.get(option, [])

    def has(self, option: str) -> bool:
        """Whether a flag was given."""
        return option in self._flags

    def is_changing(self, reading: Collection[str]) -> bool:
        """Whether an option was given that does more than the ones for `reading`."""
        harmless = {*reading, *GLOBAL_OPTIONS, "--plain"}
        return not harmless.issuperset({*self._flags, *self._values})

    @property
    def data_dir(self) -> str | None:
        """The data folder that was given."""
        return self.value("--data-dir")

    @property
    def text(self) -> str:
        """The positional arguments as one text."""
        return joined_words(self.words)


def parse_args(spec: CommandSpec, words: Sequence[str]) -> ParsedArgs:
    """Parse the arguments; options can be anywhere, and after `--` nothing is an option.

    Raises UsageError for arguments that the command does not take, HelpRequested for `--help`.
    """
    known = {**spec.values, **GLOBAL_OPTIONS}
    flags = {*spec.flags, "--plain"}
    rest = list(words)
    free: list[str] = []
    values: dict[str, list[str]] = {}
    given: set[str] = set()
    while rest:
        word = rest.pop(0)
        name, is_joined, value = word.partition("=")
        if word == "--":
            free += rest
            break
        if not is_option(word):
            free.append(word)
        elif word in HELP:
            raise HelpRequested(spec)
        elif word in flags:
            given.add(word)
        elif name in known:
            values.setdefault(name, []).append(value if is_joined else _next(spec, name, rest))
        else:
            raise usage_error(spec, "unknown_option", option=name)
    for option in GLOBAL_OPTIONS:
        if not all(value.strip() for value in values.get(option, ())):
            raise usage_error(spec, "no_value", option=option)
    _check(spec, free, {*given, *values})
    _check_letters(spec, free, values)
    return ParsedArgs(spec, free, values, given)


def usage_error(spec: CommandSpec, problem: str, **values: object) -> UsageError:
    """The usage error of a command, with the sentence `cli.usage.WHAT`."""
    sentence = format_phrase(f"cli.usage.{problem}", **{"command": spec.command, **values})
    return UsageError(format_phrase("cli.usage", command=spec.command, what=sentence))


def is_option(word: str) -> bool:
    """A single dash and a negative number are not options."""
    return word.startswith("-") and len(word) > 1 and not word[1:2].isdecimal()


def _next(spec: CommandSpec, option: str, rest: list[str]) -> str:
    if not rest or rest[0] in spec.values or rest[0] in spec.flags or rest[0] == "--":
        raise usage_error(spec, "no_value", option=option)
    return rest.pop(0)


def _check(spec: CommandSpec, free: Sequence[str], options: set[str]) -> None:
    if free and not spec.words:
        raise usage_error(spec, "too_many", words=joined_words(free))
    together = [option for option in spec.exclusive if option in options]
    if len(together) > 1:
        raise usage_error(spec, "together", one=together[0], other=together[1])


def _check_letters(spec: CommandSpec, free: Sequence[str], values: Mapping[str, list[str]]) -> None:
    """Raises Refusal for bytes that are not text; only a file name may contain them."""
    kinds = {**spec.values, **GLOBAL_OPTIONS}
    if spec.placeholder not in PATHS:
        joined_words(free)
    for option, given in values.items():
        if kinds[option] not in PATHS:
            joined_words(given)


def split_command(words: Sequence[str], otherwise: str) -> tuple[str, list[str]]:
    """The command, and its arguments; options before the command are moved behind it.

    The word after `--data-dir` moves with it. Without a command, `otherwise` is returned for it.
    """
    before: list[str] = []
    rest = list(words)
    while rest and is_option(rest[0]) and rest[0] not in STANDALONE:
        before.append(rest.pop(0))
        if before[-1] in GLOBAL_OPTIONS and rest:
            before.append(rest.pop(0))
    if not rest:
        return otherwise, before
    end = rest.index("--") if "--" in rest else len(rest)
    return rest[0], [*rest[1:end], *before, *rest[end:]]


def split_board(command: str, words: Sequence[str]) -> tuple[str, list[str]]:
    """The name after `--board`, empty without one, and the other arguments.

    Every command has this option, and it decides which files a command is about; so it is read
    before the command is. Raises UsageError if there is no name.
    """
    rest = list(words)
    end = rest.index("--") if "--" in rest else len(rest)
    before, after = rest[:end], rest[end:]
    name = ""
    kept: list[str] = []
    while before:
        word = before.pop(0)
        option, is_joined, value = word.partition("=")
        if option != BOARD:
            kept.append(word)
            continue
        name = value if is_joined else before.pop(0) if before else ""
        if not name.strip():
            raise usage_error(CommandSpec(command), "no_value", option=BOARD)
    return joined_words([name]), [*kept, *after]


def joined_words(words: Sequence[str]) -> str:
    """The words as one text; raises Refusal for bytes that are not text."""
    text = " ".join(words)
    if text.isascii():
        return text
    from winsboard.domain.text.decoding import check_decoded

    return check_decoded(text)
