"""Lists of feelings."""

from __future__ import annotations

import pytest

from winsboard.words.catalog.feelings import Group, feeling_groups, unsure_word


@pytest.mark.parametrize("group", feeling_groups(), ids=lambda group: group.id)
def test_not_sure_is_in_every_list_of_feelings_once(group: Group) -> None:
    offered = group.offered
    assert offered.count("not sure") == 1
    assert unsure_word() == "not sure"
