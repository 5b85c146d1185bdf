"""Whether erased text occurs in something else that a person wrote."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from winsboard.domain.schema.kinds import BY_TABLE
from winsboard.store.codec.causality import heads
from winsboard.store.codec.drafts import DRAFTS
from winsboard.store.codec.records import EDITS
from winsboard.store.format.lazy_document import Fields
from winsboard.store.format.page_json import Tables
from winsboard.store.unsaved.file_names import UNSAVED

_WRITTEN: Final = frozenset({"line", "prose", "lines", "records"})
"""Types of fields that contain a person's text."""
_WITHOUT_SPACES: Final = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff"
"""Letters of languages without spaces between words."""
_LETTER: Final = rf"[^\W{_WITHOUT_SPACES}]"


def contains_words(text: str, words: str) -> bool:
    """Whether a text contains another text as whole words."""
    start = rf"(?<!{_LETTER})" if re.match(_LETTER, words) else ""
    end = rf"(?!{_LETTER})" if re.match(_LETTER, words[-1:]) else ""
    return re.search(start + re.escape(words) + end, text) is not None


def texts_in(tables: Tables) -> Iterator[str]:
    """A person's text in the documents and the history of a file."""
    for table, rows in tables.items():
        for fields in rows.values():
            if table == EDITS:
                yield from _strings(fields.get("to"))
                yield from _in_changes(fields.get("changes"))
            elif table == DRAFTS:
                yield from _strings(fields.get("texts"))
            elif table == UNSAVED:
                yield from _in_changes(fields.get("changes"))
            elif table in BY_TABLE:
                for head in heads(fields):
                    yield from _in_document(table, head)


def _in_changes(changes: Any) -> Iterator[str]:
    for change in changes if isinstance(changes, list) else []:
        if isinstance(change, Mapping):
            for told in change.values():
                # The changes of an unsaved edit have their fields one level deeper.
                fields = told.get("fields", told) if isinstance(told, Mapping) else None
                if isinstance(fields, Mapping):
                    yield from _in_document(str(change.get("table")), fields)


def _in_document(table: str, fields: Fields) -> Iterator[str]:
    declared = BY_TABLE[table].fields if table in BY_TABLE else {}
    for name, value in fields.items():
        if name in declared and declared[name].type in _WRITTEN:
            yield from _strings(value)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _strings(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _strings(item)
