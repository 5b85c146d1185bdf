"""Late input: typed text is kept and the rest of a sequence is dropped, wherever it is cut."""

from __future__ import annotations

import asyncio

from textual.events import AppFocus, Key, MouseDown, Paste

from tests.rows import each
from tests.tui.terminal.input.forms import ANSWERS, cut_in_two, ours, shown, typed, typed_at
from winsboard.tui.terminal.driver import QuietDriver
from winsboard.tui.terminal.input.parser import GIVE_UP, LATE, LATE_DOUBT

WITHOUT_END = (
    b"\x1b]11;rgb:1a",
    b"\x1b]4;1;rgb:cdcd/00",
    b"\x1b]52;c;bWFk",
    b"\x1b]0;a ti",
    b"\x1b_Gi=1",
    b"\x1bP1$r",
    b"\x1bP1+r54",
    b"\x1bP>|tm",
    b"\x9d",
    b"\x9d11;rgb:1a",
    b"\x90",
    b"\x901$r",
    b"\x9f",
    b"\xc2\x9d11;",
    b"\x1b]",
    b"\x1b_",
    b"\x1bP",
    b"\x1b^",
    b"\x1bX",
    b"\x1b[",
    b"\x1bO",
    b"\x1b[<0;1",
    b"\x1b[<0;12;3",
    b"\x1b[<0;q",
    b"\x1b[?1",
    b"\x1b[97;",
    b"\x1b[M",
    b"\x1b[M!",
    b"\x1b[[",
)
WORDS = ("2 cups of tea", "made the bed", "Monday, 5m", "Home [x]", "I am: here", "ok\u00e9あ")
AT_A_KEY = (0.06, 0.1, 0.2, 0.3, 0.45)
"""Seconds."""
MOUSE = (b"\x1b[<0;12;3M", b"\x1b[<64;120;33M", b"\x1b[<35;1;1m")
KEYS = (b"\x1b[A", b"\x1b[1;5C", b"\x1b[3~", b"\x1b[I", b"\x1b[97;5u", b"\x1b[200~x\x1b[201~")
INTERMEDIATE = [
    f"\x1b{middle}{final}"
    for middle in (" ", "(", ")", "#", "%", "$(", "!/ ", "-.")
    for final in "08@AFGJZq~}"
]


@each("begun", WITHOUT_END, ids=ascii)
@each("seconds", AT_A_KEY)
@each("escape_wait", [0.025, 0.7])
def test_words_typed_after_a_sequence_without_end_are_typed(
    begun: bytes, seconds: float, escape_wait: float
) -> None:
    for words in WORDS:
        assert typed(ours([begun, *typed_at(words, seconds)], escape_wait)) == words


@each("begun", [*WITHOUT_END, b"\x1b"], ids=ascii)
@each("seconds", [0.06, 0.3, 0.6, 1.5, 3.5])
def test_words_in_one_burst_after_a_sequence_without_end_are_typed(
    begun: bytes, seconds: float
) -> None:
    for words in (*WORDS, "[x] done", "[a] b", "OK", "Put it", "]12 x", "[3] cats", "5min"):
        if begun == b"\x1b[M!" and len(words) == 2:
            continue  # any two bytes are the rest of this report
        assert typed(ours([begun, seconds, words.encode()])) == words, words


@each("begun", [b"]", b"_", b"P", b"[", b"O", b"^", b"X"], ids=ascii)
def test_a_key_with_alt_is_a_key_once_no_sequence_follows(begun: bytes) -> None:
    rests: list[list[bytes | float]] = [[], typed_at("23", 0.2), [0.2, b"two words"]]
    for rest in rests:
        first, *others = ours([b"\x1b" + begun, *rest])
        assert isinstance(first, Key)
        assert first.key.startswith("alt+")
        assert first.character is None
        assert typed(others) == (typed(ours(rest)) if rest else "")


@each("form", MOUSE, ids=ascii)
@each("seconds", [0.03, 0.1, 0.4, 0.7, 1.0, 2.5])
def test_a_report_cut_by_a_stall_is_the_report(form: bytes, seconds: float) -> None:
    for one, two in cut_in_two(form):
        found = ours([one, seconds, two])
        assert typed(found) == "", (one, two)
        assert [m for m in shown(found) if m[0] != "Key"] == shown(ours([form])), (one, two)


@each("form", KEYS, ids=ascii)
@each("seconds", [0.03, 0.1, 0.4])
def test_a_key_cut_by_a_stall_types_nothing_else(form: bytes, seconds: float) -> None:
    for one, two in cut_in_two(form):
        assert typed(ours([one, seconds, two])) == typed(ours([form])), (one, two)


def test_what_follows_the_late_rest_in_its_burst_is_read() -> None:
    found = ours([b"\x1b[<0;12", 0.7, b";3M\x1b[I", b"w"])
    assert [type(m) for m in found] == [MouseDown, AppFocus, Key]


def test_the_rest_of_nothing_is_typed_when_it_comes_too_late() -> None:
    assert typed(ours([b"\x1b[<0;12", 9.0, b";3M"])) == ";3M"


LONE = [
    (form[:-1], form[-1:])
    for form in (*MOUSE, *KEYS[1:-1], *(answer.encode() for answer in ANSWERS))
    if b" " < form[-1:] < b"\x7f"
]
"""Sequences split before their last character."""


@each("after", [0.1, 1.0, 60.0])
@each("seconds", [GIVE_UP + LATE + 0.1, 5.0, 3600.0])
def test_after_the_late_window_a_lone_character_is_the_persons(
    seconds: float, after: float
) -> None:
    for begun, tail in LONE:
        assert typed(ours([begun, seconds, tail, after])) == tail.decode(), begun
        found = ours([begun, seconds, tail, after, b"w"])
        assert typed(found) == tail.decode() + "w", begun


@each("seconds", [GIVE_UP + 0.1, 1.7, GIVE_UP + LATE - 0.1])
def test_within_it_the_next_key_tells_whether_it_was_typed(seconds: float) -> None:
    for begun, tail in LONE:
        found = ours([begun, seconds, tail, LATE_DOUBT / 2, b"w"])
        assert typed(found) == tail.decode() + "w", begun
        assert typed(ours([begun, seconds, tail, LATE_DOUBT * 2, b"w"]))[-1] == "w", begun


@each("cut", range(1, 6))
@each("seconds", [1.0, 4.9, 5.5, 7.9])
def test_the_end_of_a_paste_cut_by_a_stall_is_no_words(cut: int, seconds: float) -> None:
    end = b"\x1b[201~"
    for words in ("made the bed", "", "[x]", "\x1b[2 cups"):
        data = b"\x1b[200~" + words.encode()
        (whole,) = ours([data + end])
        found = ours([data + end[:cut], seconds, end[cut:], 9.0, b"w"])
        pasted = [m.text for m in found if isinstance(m, Paste)]
        assert isinstance(whole, Paste)
        assert pasted == [whole.text], (words, seconds)
        assert [m.key for m in found if isinstance(m, Key) and m.key != "escape"] == ["w"]


@each("cut", range(1, 6))
def test_a_paste_that_stops_in_its_end_holds_its_words_alone(cut: int) -> None:
    found = ours([b"\x1b[200~made the bed" + b"\x1b[201~"[:cut], 20.0, b"~", 9.0])
    assert [m.text for m in found if isinstance(m, Paste)] == ["made the bed"]
    assert typed(found[1:]) == "~"


@each("broken", ["q;3", "0;q;3", "0;1;q", "0;qz;3", ";x", "0;1;2;p3", "0;1|;2", "a0;1;2"])
@each("end", "Mm")
def test_a_letter_in_a_report_of_the_mouse_is_no_end(broken: str, end: str) -> None:
    data = f"\x1b[<{broken}{end}".encode()
    assert ours([data]) == []
    for one, two in cut_in_two(data):
        assert [m for m in ours([one, two, b"w"]) if typed([m]) != "w"] == [], (one, two)
    assert typed(ours([data[:-1], b"\x1b[I", b"w"]))[-1] == "w"


def test_of_a_report_with_a_letter_and_without_end_the_words_behind_it_are_typed() -> None:
    for seconds in (0.1, 0.7):
        assert typed(ours([b"\x1b[<1;2;3z", *typed_at("tea", seconds)])) == "tea"
    assert typed(ours([b"\x1b[<1;2;3ztea"])) == "tea"


@each("form", INTERMEDIATE, ids=ascii)
def test_a_sequence_with_intermediates_is_no_key(form: str) -> None:
    data = form.encode()
    assert ours([data]) == []
    assert ours([bytes([byte]) for byte in data]) == []
    assert typed(ours([data, b"w"])) == "w"


@each("character", " !\"#$%&'()*+,-./")
def test_alt_and_what_could_be_an_intermediate_is_a_key(character: str) -> None:
    alone = [("Key", *m[1:]) for m in shown(ours([f"\x1b{character}".encode()]))]
    assert len(alone) == 1
    rests: list[list[bytes | float]] = [typed_at("quit", 0.2), [0.06, b"quit"]]
    for rest in rests:
        found = ours([f"\x1b{character}".encode(), *rest])
        assert shown(found[:1]) == alone
        assert typed(found[1:]) == "quit"


@each("cancel", [b"\x18", b"\x1a"], ids=ascii)
@each(
    "begun",
    [
        b"\x1b[",
        b"\x1b[1",
        b"\x1b[1;2",
        b"\x1b[<0;1",
        b"\x1b[<0;q",
        b"\x1b[[",
        b"\x1bO",
        b"\x1b[M!",
        b"\x1b(",
        b"\x1b]11;",
        b"\x1bP1$r",
        b"\x9b1",
    ],
    ids=ascii,
)
def test_what_cancels_a_sequence_goes_with_it(begun: bytes, cancel: bytes) -> None:
    assert shown(ours([begun + cancel, b"w"])) == shown(ours([begun, cancel, b"w"]))
    assert shown(ours([begun + cancel, b"w"])) == [("Key", "w", "w")]
    # If it was pressed by hand, it is the key.
    assert [m.key for m in ours([begun, 0.2, cancel]) if isinstance(m, Key)][-1][:5] == "ctrl+"


@each("answer", ANSWERS[::4], ids=ascii)
def test_an_escape_key_and_an_answer_late(answer: str) -> None:
    for seconds in (0.1, 0.4, 0.7):
        found = ours([b"\x1b", seconds, answer.encode()[1:]])
        assert [m.key for m in found if isinstance(m, Key)] == ["escape"]


def test_a_signal_or_a_key_after_the_end_of_the_board_does_nothing() -> None:
    loop = asyncio.new_event_loop()
    loop.close()
    driver = object.__new__(QuietDriver)
    driver._loop, driver._auto_restart = loop, True
    driver._sigwinch_application()
    driver._sigtstp_application()
    driver._sigcont_application()
    driver.send_message(Key("w", "w"))


def test_every_beginning_of_an_answer_gives_back_the_words_typed_behind_it() -> None:
    for answer in ANSWERS:
        data = answer.encode()
        for one, _ in cut_in_two(data):
            if one[-1:] == b"\xc2":
                continue  # half a character
            for seconds in (0.1, 0.45, 0.7):
                for words in ("Walk 5 min", "quiet day"):
                    assert typed(ours([one, *typed_at(words, seconds)])) == words, (one, seconds)
                    assert typed(ours([one, seconds, words.encode()])) == words, (one, seconds)
