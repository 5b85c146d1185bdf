"""Formatting and parsing the fields of a form."""

from __future__ import annotations

from typing import Any, Final

from winsboard.domain.errors import Refusal
from winsboard.domain.schema.fields import Field
from winsboard.domain.text.numbers import parse_integer
from winsboard.words import format_phrase, phrase

YES: Final = "yes"
NO: Final = "no"


def kind_words(noun: str, name: str, /, **values: object) -> str:
    """A phrase about one kind of document, or else the generic one."""
    key = f"own.{noun}.{name}"
    return format_phrase(key if phrase(key) is not None else f"own.{name}", **values)


def text_of(field: Field, value: Any) -> str:
    """Format a value for a form."""
    if field.type == "flag":
        return YES if value else NO
    if field.type == "whole":
        return str(value) if value else ""
    if field.type == "lines":
        return "\n".join(value)
    if field.type == "records":
        from winsboard.words.parse.flow_steps import line_of

        return "\n".join(map(line_of, value))
    return str(value)


def value_of(field: Field, text: str) -> Any:
    """Parse the text of a form field. Raises Refusal if it is not valid."""
    if field.type == "flag":
        return text == YES
    if field.type == "whole":
        number = parse_integer(text.strip() or "0")
        if number is None:
            raise Refusal(field.refusal, longest=int(field.high or 0))
        return number
    if field.type in ("lines", "records"):
        return tuple(item_of(field, line) for line in text.splitlines() if line.strip())
    return text


def item_of(field: Field, line: str) -> Any:
    """Parse one line of a field with several values. Raises Refusal if it is not valid."""
    if field.type == "lines":
        return line
    from winsboard.words.parse.flow_steps import step_of

    return step_of(line)
