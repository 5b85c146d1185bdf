"""Reads the style sheets of the Today screen without splitting them into tokens at every start.

`style_tokens.json` has where each token of a text begins and ends; `make docs` writes it. Whatever
is not in it, word for word, is split by Textual.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from textual.css import parse, tokenize
from textual.css.tokenizer import Token

from winsboard.compat.known_versions import KNOWN

FILE: Final = "style_tokens.json"
HEX: Final = frozenset("0123456789abcdefABCDEF")
SPLITTERS: Final = ((parse, "tokenize", "sheets"), (tokenize, "tokenize_value", "values"))
"""Where Textual looks for the function that splits a text, and the part of the file for it."""


def use_style_tokens() -> None:
    """Let Textual use the tokens of the file."""
    try:
        loader: Any = __spec__.loader
        found = json.loads(loader.get_data(__file__.rpartition("/")[0] + "/" + FILE))
    except (OSError, ValueError):
        return
    if found.get("textual") != KNOWN["textual"]:
        return
    for module, name, part in SPLITTERS:
        stock = getattr(module, name)
        takes_colours = part == "values"
        splitter = Splitter(stock, found["names"], found[part], takes_colours=takes_colours)
        setattr(module, name, splitter)


class Splitter:
    """Returns the tokens of a text, from the file if they are there."""

    def __init__(
        self,
        stock: Any,
        names: Sequence[str],
        known: Mapping[str, Sequence[int]],
        *,
        takes_colours: bool,
    ) -> None:
        self.stock, self._names, self._known = stock, names, known
        self._takes_colours = takes_colours

    def __call__(self, code: str, read_from: tuple[str, str]) -> Iterable[Token]:
        """The tokens of a text."""
        if self._takes_colours and is_colour(code):
            return iter((Token("color", code, read_from, code, (0, 0), None),))
        places = self._known.get(code)
        if places is None:
            split: Iterable[Token] = self.stock(code, read_from)
            return split
        return self._tokens(code, read_from, places)

    def _tokens(
        self, code: str, read_from: tuple[str, str], places: Sequence[int]
    ) -> Iterator[Token]:
        names = self._names
        each = iter(places)
        for name, start, end in zip(each, each, each, strict=True):
            token = (names[name], code[start:end], read_from, code, (0, 0), None)
            yield tuple.__new__(Token, token)


def is_colour(value: str) -> bool:
    """Whether a value is nothing but a colour in full, such as `#12ab9f`."""
    return value[:1] == "#" and len(value) in (7, 9) and HEX.issuperset(value[1:])


def places_of(tokens: Iterable[Token], names: list[str]) -> list[int] | None:
    """The number of the name of each token, and where it begins and ends; adds to `names`.

    None if a token is not a piece of the text as it is. Space that Textual drops is left out.
    """
    places: list[int] = []
    at, in_selector, in_variable = 0, False, False
    for token in tokens:
        value, name = token.value, token.name
        start = token.code.find(value, at) if value else at
        if start < at or (not value and name != "eof"):
            return None
        at = start + len(value)
        if name.startswith(("selector", "nested", "new_selector", "combinator", "pseudo_class")):
            in_selector = True
        elif name == "declaration_set_start":
            in_selector = False
        elif name in ("variable_name", "variable_value_end"):
            in_variable = name == "variable_name"
        if name != "whitespace" or in_selector or in_variable:
            if name not in names:
                names.append(name)
            places += (names.index(name), start, at)
    return places
