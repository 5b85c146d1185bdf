"""The record of the simulated people: what an erasure permits to disappear, and what not."""

from __future__ import annotations

from tests.store.boards import MONTH, WALK
from tests.store.trials.simulated_machines import Act, Erasure, Ledger


class Account:
    """A ledger written by hand; each action names the actions its author knows of."""

    def __init__(self) -> None:
        self.ledger = Ledger()

    def write(self, text: str, before: str = "", *, id: str = WALK.id, known: set[int]) -> int:
        return self._note(Act(MONTH, text=text, before=before, ids=frozenset({id})), known)

    def move(self, text: str, to: str, *, id: str = WALK.id, known: set[int]) -> int:
        self.ledger.outdated |= {n for n in known if id in self.ledger.acts[n].ids}
        return self._note(Act(MONTH, text=text, ids=frozenset({id, to})), known)

    def erase(
        self, text: str, *, id: str = WALK.id, known: set[int], beside: dict[str, str] | None = None
    ) -> int:
        """Erase an entry; `beside` are the texts that stay, by the ids of their entries."""
        stay = beside or {}
        entry = WALK._replace(id=id, text=text)
        number = self._note(Act(MONTH), known)
        said = frozenset(self.ledger.wordings({text}, entry, known))
        standing = frozenset({text}) - {*stay.values()}
        others, gone = frozenset(stay), said - {*stay.values()}
        self.ledger.erasures.append(Erasure(number, standing, gone, frozenset({id}), said, others))
        return number

    def _note(self, act: Act, known: set[int]) -> int:
        self.ledger.known.append(frozenset(known))
        self.ledger.acts.append(act)
        return len(self.ledger.acts) - 1


def test_the_words_that_were_read_may_go_and_so_may_what_they_said_before() -> None:
    account = Account()
    first = account.write("first", known=set())
    second = account.write("second", "first", known={first})
    account.erase("second", known={first, second})
    assert account.ledger.texts() == set()


def test_a_copy_that_undo_made_meanwhile_may_go() -> None:
    account = Account()
    first = account.write("first", known=set())
    second = account.write("second", "first", known={first})
    account.write("first", "second", known={first, second})
    account.erase("second", known={first, second})
    assert account.ledger.texts() == set()


def test_words_that_whoever_erased_had_not_read_have_to_be_found() -> None:
    account = Account()
    first = account.write("first", known=set())
    account.write("unread", "first", known={first})
    account.erase("first", known={first})
    assert account.ledger.texts() == {"unread"}


def test_another_entry_has_to_be_found_though_whoever_erased_knew_of_it() -> None:
    account = Account()
    first = account.write("first", known=set())
    other = account.write("other", id="2002", known={first})
    account.erase("first", known={first, other})
    assert account.ledger.texts() == {"other"}


def test_the_version_beside_an_erased_one_has_to_be_found() -> None:
    account = Account()
    first = account.write("first", known=set())
    one = account.write("one", "first", known={first})
    other = account.write("other", "first", id="2002", known={first})
    account.ledger.outdated.add(first)
    account.erase("other", id="2002", known={first, one, other})
    assert account.ledger.texts() == {"one"}


def test_words_that_were_brought_back_knowing_of_the_erasing_have_to_be_found() -> None:
    account = Account()
    first = account.write("first", known=set())
    gone = account.erase("first", known={first})
    account.write("first", known={first, gone})
    assert account.ledger.texts() == {"first"}


def test_an_erased_entry_that_was_moved_meanwhile_may_go_though_another_one_said_the_same() -> None:
    account = Account()
    first = account.write("first", known=set())
    account.write("first", id="2002", known={first})
    account.move("first", "3001", known={first})
    account.erase("first", known={first, 1}, beside={"2002": "first"})
    account.ledger.outdated.add(1)
    assert account.ledger.texts() == set()


def test_the_other_entry_that_says_the_same_has_to_be_found_wherever_it_was_moved() -> None:
    account = Account()
    first = account.write("first", known=set())
    twin = account.move("first", "2002", known={first})
    account.move("first", "3001", id="2002", known={first, twin})
    account.erase("first", known={first, twin}, beside={"2002": "first"})
    assert account.ledger.texts() == {"first"}


def test_an_entry_that_was_moved_knowing_of_the_erasing_has_to_be_found() -> None:
    account = Account()
    first = account.write("first", known=set())
    gone = account.erase("first", known={first})
    account.move("first", "3001", known={first, gone})
    assert account.ledger.texts() == {"first"}


def test_a_text_is_gone_with_the_erasure_whose_author_knew_every_action_about_it() -> None:
    account = Account()
    first = account.write("first", known=set())
    account.erase("first", known={first})
    again = account.write("first", known={first})
    account.erase("first", known={first, again})
    unaware, aware = account.ledger.erasures
    assert account.ledger.gone_with(unaware) == set()
    assert account.ledger.gone_with(aware) == {"first"}
    assert account.ledger.gone_for_good() == {"first"}
