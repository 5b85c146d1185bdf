"""Other words for names, in every form in which a name was typed."""

from __future__ import annotations

import pytest

from winsboard.domain.sharing.names import Names, StandIn

NAMES = Names(
    [
        StandIn("Marta", "a friend"),
        StandIn("Al", "someone"),
        StandIn("Dr. Rao", "my therapist"),
        StandIn("Will Grace", "a neighbour"),
        StandIn("José", "my coach"),
        StandIn("李雷", "a colleague"),
        StandIn("James", "my brother"),
        StandIn("Ana Silva", "my cousin"),
        StandIn("Ana Costa", "my aunt"),
        StandIn("Physio Tom", "my physio"),
        StandIn("Tuesday Group", "my group", in_parts=False),
        StandIn("Anne-Marie", "my sister"),
        StandIn("o'Brien", "a carer"),
        StandIn("kim park", "a flatmate"),
        StandIn("  ", "nobody"),
        StandIn("?!", "nobody"),
    ],
    unclear="somebody",
)

REPLACED = {
    "Told Marta": "Told a friend",
    "told marta, MARTA and Marta!": "told a friend, a friend and a friend!",
    "Marta came. Marta went": "A friend came. A friend went",
    "Marta's dog, MARTA’S cat": "A friend's dog, a friend's cat",
    "Martas Haus, the Martas'": "A friend's Haus, the a friend's",
    "(marta) \"Marta\" 'Marta' -Marta-": "(a friend) \"a friend\" 'a friend' -a friend-",
    "at marta_x": "at a friend_x",
    "With Marta\nMarta's turn": "With a friend\nA friend's turn",
    "Also al called; Al's call": "Also someone called; someone's call",
    "Dr Rao, dr. rao and Rao": "My therapist, my therapist and my therapist",
    "in Doctor Rao's room": "in my therapist's room",
    "I will walk with Will and with Grace": "I will walk with a neighbour and with a neighbour",
    "Will Grace and will grace": "A neighbour and a neighbour",
    "Jose, JOSÉ’s and Jose\u0301": "My coach, my coach's and my coach",
    "我和李雷去": "我和a colleague去",
    "James' book, James's pen": "My brother's book, my brother's pen",
    "Ana Silva, ana  costa and Ana": "My cousin, my aunt and somebody",
    "Physio with Tom": "Physio with my physio",
    "On Tuesday: Tuesday group, group work": "On Tuesday: my group, group work",
    "anne-marie's": "my sister's",
    "O’Brien and O'BRIEN": "A carer and a carer",
    "Met Kim and Park": "Met a flatmate and a flatmate",
    "Mar\u00adta and Mar\u200bta": "A friend and a friend",
    "2 Martas, Marta2": "2 a friend's, a friend2",
}  # fmt: skip

STAYS = (
    "Also, royal alarm",
    "Al-Anon",
    "Smartas and Martaville",
    "will you bring grace",
    "Anaconda, Tomorrow, Tommy",
    "my group of friends",
    "physio, nurse",
    "",
)


@pytest.mark.parametrize("typed", REPLACED)
def test_a_name_is_replaced(typed: str) -> None:
    assert NAMES.replaced(typed) == REPLACED[typed]


@pytest.mark.parametrize("typed", STAYS)
def test_a_part_of_a_word_stays(typed: str) -> None:
    assert NAMES.replaced(typed) == typed


def test_words_that_are_names_too_are_told() -> None:
    assert NAMES.left_in("I will go. Will went with grace") == ("will", "grace")
    assert NAMES.left_in("Marta went") == ()


def test_without_names_nothing_is_replaced() -> None:
    assert Names([], unclear="somebody").replaced("Marta") == "Marta"
