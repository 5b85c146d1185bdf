"""Fields that follow from other documents, such as the records of a measure.

They are no act of a person: an act is not undone in them but in what they follow from, and they are
computed again after that.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from winsboard.domain.model.documents import Document
from winsboard.domain.schema.kinds import BY_TABLE, DERIVED

_BY_TYPE: Final[Mapping[type[Document], frozenset[str]]] = {
    BY_TABLE[table].type: names for table, names in DERIVED.items()
}


def with_derived_of(document: Document | None, other: Document | None) -> Document | None:
    """A document with the derived fields of another version of it, if there is one."""
    if document is None or other is None:
        return document
    names = _BY_TYPE.get(type(document), ())
    values: dict[str, Any] = {name: getattr(other, name) for name in names}
    return document._replace(**values) if values else document
