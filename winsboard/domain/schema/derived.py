"""Fields that follow from other documents, such as the records of a measure.

They are no act of a person: an act is not undone in them but in what they follow from, and they are
computed again after that.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, TypeVar, cast

from winsboard.domain.model.documents import Document
from winsboard.domain.schema.kinds import BY_TABLE

D = TypeVar("D", bound=Document)

DERIVED: Final[Mapping[str, frozenset[str]]] = {
    table: names
    for table, kind in BY_TABLE.items()
    if (names := frozenset(name for name, field in kind.fields.items() if field.is_derived))
}
"""The names of the fields by table. Most tables have none."""
_BY_TYPE: Final[Mapping[Any, frozenset[str]]] = {
    BY_TABLE[table].type: names for table, names in DERIVED.items()
}


def with_derived_of(document: D | None, other: Document | None) -> D | None:
    """A document with the derived fields of another version of it, if there is one."""
    names = _BY_TYPE.get(type(document))
    if document is None or other is None or names is None:
        return document
    values: dict[str, Any] = {name: getattr(other, name) for name in names}
    return cast("D", document._replace(**values))
