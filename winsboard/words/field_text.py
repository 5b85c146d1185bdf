"""What a field of a document holds, as a person types it."""

from __future__ import annotations

from typing import Any, Final

from winsboard.domain.errors import Refusal
from winsboard.domain.numerals import read_whole
from winsboard.domain.schema.fields import Field

YES: Final = "yes"
NO: Final = "no"


def text_of(field: Field, value: Any) -> str:
    """A value as it stands in a form."""
    if field.type == "flag":
        return YES if value else NO
    if field.type == "whole":
        return str(value) if value else ""
    if field.type == "lines":
        return "\n".join(value)
    if field.type == "records":
        from winsboard.words.flow_lines import line_of

        return "\n".join(map(line_of, value))
    return str(value)


def value_of(field: Field, text: str) -> Any:
    """The value that was typed; raises Refusal for what is none."""
    if field.type == "flag":
        return text == YES
    if field.type == "whole":
        number = read_whole(text.strip() or "0")
        if number is None:
            raise Refusal(field.refusal, longest=int(field.high or 0))
        return number
    if field.type == "lines":
        return tuple(text.splitlines())
    if field.type == "records":
        from winsboard.words.flow_lines import step_of

        return tuple(step_of(line) for line in text.splitlines() if line.strip())
    return text
