"""Who is meant by a name, and what is shown for an id."""

from __future__ import annotations

import pytest

from tests.domain.boards import DAY, WALK, board_of
from winsboard.domain.library import names
from winsboard.domain.model.documents import Entry, Person
from winsboard.domain.model.sharing import Gathering, Suggestion

ANA = Person("3766626916043638", "Ana Lima")
BO, OTHER_BO = Person("3766626916043639", "Bo"), Person("3766626916043640", "bo")
BOARD = board_of(ANA, BO, OTHER_BO)
GONE = "3766626916043699"


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        (["Ana Lima"], (ANA.id,)),
        (["ANÁ  lima", "Ana Lima"], (ANA.id,)),
        ([ANA.id], (ANA.id,)),
        (["Ana"], ("Ana",)),
        (["Bo"], ("Bo",)),
        (["Cousin", "", "Ana Lima"], ("Cousin", ANA.id)),
        ([], ()),
    ],
)
def test_a_name_becomes_an_id_if_exactly_one_person_has_it(
    typed: list[str], ids: tuple[str, ...]
) -> None:
    assert names.ids_of(BOARD, typed) == ids


@pytest.mark.parametrize(
    ("who", "name"),
    [
        (ANA.id, "Ana Lima"),
        ("Cousin", "Cousin"),
        ("007", "007"),
        ("07700 900123", "07700 900123"),
        (GONE, ""),
        ("", ""),
    ],
)
def test_a_name_is_shown_for_an_id_and_never_a_number_that_says_nothing(
    who: str, name: str
) -> None:
    assert names.name_of(BOARD, who) == name


def test_every_field_that_names_people_shows_names() -> None:
    entry = WALK._replace(
        people=(ANA.id, "Ana Lima", GONE), whose=(BO.id,), noticed_by=ANA.id, talk_with=BO.id
    )
    shown = names.with_names(BOARD, entry)
    assert (shown.people, shown.whose) == (("Ana Lima",), ("Bo",))
    assert (shown.noticed_by, shown.talk_with) == ("Ana Lima", "Bo")
    assert names.with_names(BOARD, Gathering("1", "Tea", people=(ANA.id,))).people == ("Ana Lima",)
    assert names.with_names(BOARD, Suggestion("1", DAY, "Hello", whom=BO.id)).whom == "Bo"
    assert names.with_names(BOARD, WALK) is WALK


def test_only_a_name_that_says_who_is_meant_becomes_an_id() -> None:
    loose = WALK._replace(people=("ana lima", "Cousin Ana Lima", "Bo"))
    (change,) = names.with_ids(BOARD, ANA, [loose, WALK])
    assert isinstance(change.after, Entry)
    assert change.after.people == (ANA.id, "Cousin Ana Lima", "Bo")
    assert [*names.with_ids(BOARD, BO, [loose])] == []


def test_a_deleted_person_leaves_the_name() -> None:
    named = WALK._replace(people=(ANA.id, "Bo"), noticed_by=ANA.id)
    (change,) = names.without_id(ANA, [named, WALK])
    assert isinstance(change.after, Entry)
    assert (change.after.people, change.after.noticed_by) == (("Ana Lima", "Bo"), "Ana Lima")
