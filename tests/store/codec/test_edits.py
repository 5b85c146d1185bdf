"""Round trips of edits stored outside the pages."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store.strategies import documents, ids, moments, texts
from tests.thorough import examples
from winsboard.domain.model.edits import Change, Edit, Title
from winsboard.store.codec.edits import edit_of, fields_of_edit
from winsboard.store.format.page_json import FormatError

pairs = documents.flatmap(
    lambda document: st.sampled_from(
        [Change(None, document), Change(document, None), Change(document, document)]
    )
)
edits = st.builds(
    Edit,
    id=ids,
    at=moments,
    title=st.builds(Title, texts, texts),
    changes=st.lists(pairs, max_size=4).map(tuple),
    undoes=st.just("") | ids,
    said=texts,
)
GOOD: dict[str, Any] = {
    "id": "1",
    "at": "2026-11-21T09:30:00+01:00",
    "did": "entry.win",
    "to": "",
    "undoes": "",
    "said": "",
    "changes": [],
}


@given(edits)
@settings(max_examples=examples(60), deadline=None)
def test_an_edit_comes_back_as_it_went_in(edit: Edit) -> None:
    assert edit_of(json.loads(json.dumps(fields_of_edit(edit)))) == edit


@pytest.mark.parametrize(
    "wrong",
    [
        {"id": "../x"},
        {"at": "yesterday"},
        {"at": "2026-11-21T09:30:00"},
        {"at": 5},
        {"changes": None},
        {"changes": [{}]},
        {"changes": [{"table": "entries", "id": "2", "before": None, "after": None}]},
        {
            "changes": [
                {"table": "no", "id": "2", "before": None, "after": {"page": "", "fields": {}}}
            ]
        },
        {
            "changes": [
                {"table": "entries", "id": "2", "before": None, "after": {"page": "2026-11"}}
            ]
        },
    ],
)
def test_what_is_no_edit_is_refused(wrong: dict[str, Any]) -> None:
    assert edit_of(GOOD).id == "1"
    with pytest.raises(FormatError):
        edit_of({**GOOD, **wrong})
