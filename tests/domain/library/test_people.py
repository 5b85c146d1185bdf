"""Who on the list is the person whose board it is."""

from __future__ import annotations

from tests.domain.boards import after, board_of, moment
from winsboard.domain.library import people
from winsboard.domain.model.documents import Person

ANA, BO = Person("31", "Ana", "family", position=1), Person("32", "Bo", me=True, position=2)


def test_one_person_at_most_is_the_one_whose_board_it_is_and_they_are_not_on_support() -> None:
    board = after(board_of(ANA, BO), people.say_me(board_of(ANA, BO), ANA, moment()))
    ana, bo = board.library_documents(Person)
    assert (ana.me, ana.on_support, bo.me, bo.on_support) == (True, False, False, True)
    assert people.say_me(board, ana, moment()) is None
    board = after(board, people.say_not_me(board, ana, moment()))
    assert not any(person.me for person in board.library_documents(Person))
    assert people.say_not_me(board, bo, moment()) is None
