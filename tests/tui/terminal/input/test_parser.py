"""The parser with keys, reports, split input and invalid bytes."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from textual.events import AppBlur, AppFocus, Key, MouseDown, MouseUp, Paste, Resize

from tests.rows import each
from tests.tui.terminal.input.forms import (
    ANSWERS,
    BROKEN_KEYS,
    BROKEN_MOUSE,
    CSI,
    ENDS,
    NEVER_SENT,
    STRINGS,
    cut_in_two,
    ours,
    shown,
    typed,
    typed_at,
)
from tests.tui.terminal.input.torture import (
    check_a_form_cut_anywhere,
    check_an_answer_with_pauses,
    check_rubbish,
    check_text_among_answers,
    forms_to_cut,
)
from winsboard.tui.terminal.input.parser import (
    ESCAPE_WAIT,
    GIVE_UP,
    LOCAL_ESCAPE_WAIT,
    NETWORK,
    SLOW,
    TerminalParser,
    escape_wait,
)

SOON = 4 * ESCAPE_WAIT


def keys_of(*parts: bytes | float | None) -> list[tuple[str, str | None]]:
    return [(m.key, m.character) for m in ours(parts) if isinstance(m, Key)]


@each("answer", [*ANSWERS, *NEVER_SENT, *BROKEN_MOUSE, *BROKEN_KEYS], ids=ascii)
def test_what_is_no_key_is_swallowed_whole(answer: str) -> None:
    found = [m for m in ours([answer.encode(), b"w"]) if not isinstance(m, MouseDown)]
    assert shown(found) == [("Key", "w", "w")]


@each("body", STRINGS)
@each("end", ENDS)
def test_controls_of_eight_bits_begin_and_end_strings_too(body: str, end: str) -> None:
    introducer = chr(ord(body[0]) + 0x40)
    for data in (
        f"{introducer}{body[1:]}{end}".encode(),
        bytes([ord(introducer)]) + body[1:].encode() + b"\x9c",
    ):
        assert keys_of(data, b"w") == [("w", "w")]


@each(
    ("sent", "key", "character"),
    [
        ("97u", "a", "a"),
        ("32u", "space", " "),
        ("32;2u", "shift+space", " "),
        ("32;65u", "space", " "),
        ("98;2u", "B", "B"),
        ("98;65u", "B", "B"),
        ("98;66u", "b", "b"),
        ("98;129u", "b", "b"),
        ("97:65;2u", "A", "A"),
        ("49:33;2u", "exclamation_mark", "!"),
        ("49;2u", "exclamation_mark", "!"),
        ("47;2u", "question_mark", "?"),
        ("33;2u", "exclamation_mark", "!"),
        ("246;2u", "Ö", "Ö"),
        ("1092u", "ф", "ф"),
        ("1092::97;;1092u", "ф", "ф"),
        ("1089::99;5u", "ctrl+c", None),
        ("97;1:2;97u", "a", "a"),
        ("97;5:1u", "ctrl+a", None),
        ("97;3u", "alt+a", None),
        ("97;9u", "super+a", None),
        ("1;1:2A", "up", None),
        ("1;5:1A", "ctrl+up", None),
        ("3;5:2~", "ctrl+delete", None),
        ("27u", "escape", None),
        ("27;1:1u", "escape", None),
        ("13u", "enter", "\r"),
        ("57414u", "enter", "\r"),
        ("57409u", "decimal", "."),
        ("57415;129u", "equal", "="),
        ("57404;129u", "5", "5"),
        ("27;2;65~", "A", "A"),
        ("27;5;97~", "ctrl+a", None),
        ("27;2;13~", "shift+enter", None),
        ("0;;233u", "é", "é"),
        ("97;2;65u", "A", "A"),
        ("7$", "shift+home", None),
        ("[A", "f1", None),
    ],
)
def test_keys_are_read_rightly(sent: str, key: str, character: str | None) -> None:
    assert keys_of(f"{CSI}{sent}".encode()) == [(key, character)]


def test_a_long_commit_of_an_input_method_is_one_text() -> None:
    words = "Ich habe heute das Bett gemacht, übersetzt: 今日はベッドを整えました。" * 40
    sent = f"{CSI}0;;{':'.join(str(ord(c)) for c in words)}u".encode()
    for parts in ([sent], [sent[:4000], sent[4000:]]):
        assert shown(ours(parts)) == [("Paste", words)]
    assert typed(ours([words.encode()])) == words


@each("kind", ["sgr", "urxvt", "x10"])
def test_a_click_is_read_in_each_way_of_telling_it(kind: str) -> None:
    sent = {
        "sgr": b"\x1b[<0;120;5M\x1b[<0;120;5m",
        "urxvt": b"\x1b[32;120;5M\x1b[35;120;5M",
        "x10": b"\x1b[M \x98%\x1b[M#\x98%",
    }[kind]
    down, up = ours([sent])
    assert isinstance(down, MouseDown)
    assert isinstance(up, MouseUp)
    assert (down.x, down.y, down.button) == (up.x, up.y, up.button) == (119, 4, 1)


def test_positions_in_pixels_become_cells() -> None:
    _, size, down = ours([b"\x1b[?2048;1$y\x1b[48;24;80;480;800t\x1b[<0;105;41M"])
    assert isinstance(size, Resize)
    assert isinstance(down, MouseDown)
    assert (down.x, down.y) == (10, 2)


@each("told", ["0;0;0;0", "24;80;0;0", "0;0;480;800", "1;1;0;5", "99999;99999;1;1"])
def test_a_size_of_nothing_divides_nothing(told: str) -> None:
    assert len(ours([f"{CSI}?2048;1$y{CSI}48;{told}t{CSI}<0;105;41M".encode()])) in (2, 3)


@each("answer", ["", f"{CSI}?2048;0$y", f"{CSI}?2048;4$y"])
def test_a_size_that_nobody_asked_for_moves_no_click(answer: str) -> None:
    *_, size, down = ours([f"{answer}{CSI}48;24;80;480;800t{CSI}<0;11;4M".encode()])
    assert isinstance(size, Resize)
    assert isinstance(down, MouseDown)
    assert (down.x, down.y) == (10, 3)


def test_a_paste_is_its_words_only() -> None:
    inside = "a\x1b[31mred\x1b[0m\x00\x07 \x1b]0;t\x07b\x1b[200~\x1b[A\x9b5A\tc\r\nd\x1b"
    assert shown(ours([f"{CSI}200~{inside}{CSI}201~w".encode()])) == [
        ("Paste", "ared b5A\tc\r\nd"),
        ("Key", "w", "w"),
    ]


def test_a_paste_of_bytes_that_are_no_text_can_be_written_down() -> None:
    (paste,) = ours([b"\x1b[200~caf\xe9\x1b[201~"])
    assert isinstance(paste, Paste)
    assert paste.text.encode() == "caf\ufffd".encode()


def test_the_window_and_its_size_are_heard_of_during_a_paste() -> None:
    found = ours([b"\x1b[200~a\x1b[I\x1b[48;24;80;0;0tb\x1b[O\x1b[201~"])
    assert [type(m) for m in found] == [AppFocus, Resize, AppBlur, Paste]
    assert typed(found) == "ab"


@each("cut", range(1, 20))
def test_a_paste_in_pieces_is_one_paste(cut: int) -> None:
    sent = b"\x1b[200~abc\x1b[201~wxy"[:19]
    found = ours([sent[:cut], sent[cut:]])
    assert shown(found)[0] == ("Paste", "abc")
    assert typed(found) == "abcwxy"[: 3 + len(sent) - 15]


def test_a_paste_that_never_ends_gives_the_keyboard_back() -> None:
    parser = TerminalParser()
    assert parser.feed(b"\x1b[200~abc") == []
    assert shown(parser.tick()) == [("Paste", "abc")]
    assert shown(parser.feed(b"w")) == [("Key", "w", "w")]


def test_every_form_cut_at_every_byte_says_the_same() -> None:
    for form in forms_to_cut():
        check_a_form_cut_anywhere(form.encode())


@each("answer", ANSWERS, ids=ascii)
def test_an_answer_in_pieces_with_pauses_types_nothing(answer: str) -> None:
    check_an_answer_with_pauses(answer.encode())


@each(
    "parts",
    [
        [b"\x1b", None, b"[<35;51;14M"],
        [b"\x1b", None, b"[", b"<35;51;14M"],
        [b"\x1b[<35;5", None, b"1;14M"],
        [b"\x1b", None, b"[3~"],
        [b"\x1b", None, b"OA"],
        [b"\x1b", None, b"]11;rgb:1e1e/1e1e/2e2e\x07"],
        [b"\x1b", None, b"P>|tmux 3.4\x1b", None, b"\\"],
        [b"\x1b", None, b"_Gi=31;OK\x1b\\"],
    ],
    ids=ascii,
)
def test_what_comes_late_is_no_text(parts: list[bytes | float | None]) -> None:
    assert typed(ours(parts)) == ""
    assert keys_of(*parts, b"w")[-1] == ("w", "w")


@each(
    "broken",
    [
        b"\x1b[",
        b"\x1b[<35;5",
        b"\x1b[<35;51;14",
        b"\x1b[97;",
        b"\x1bO",
        b"\x1b]",
        b"\x1bP",
        b"\x1b_",
        b"\x1b^",
        b"\x1bX",
        b"\x1b[?1",
    ],
)
def test_a_letter_typed_after_a_broken_sequence_is_typed(broken: bytes) -> None:
    assert typed(ours([broken, None, b"w"])) == "w"


@each("broken", [b"\x1b]11;rgb:1e", b"\x1bP1$r", b"\x1b_Gi", b"\x1b[M!", b"\x1b[1;2"])
def test_a_sequence_that_never_ends_is_given_up(broken: bytes) -> None:
    assert typed(ours([broken, None, None, b"w"])) == "w"


@each("typed_text", ["[", "]", "[x]", "[A", "[I did", "Oh", "Put", "_x", "]x", "]1;", "O", "P"])
def test_what_is_typed_just_after_an_escape_is_typed(typed_text: str) -> None:
    could_be_sent = typed_text in ("[A", "[I did", "]1;")
    for seconds in (0.06, 0.1, 0.2, 0.6) if could_be_sent else (0.0, 0.03, 0.06, 0.1, 0.2, 0.6):
        assert typed(ours([b"\x1b", None, *typed_at(typed_text, seconds)])) == typed_text


def test_a_lone_escape_is_the_key_after_its_wait() -> None:
    parser = TerminalParser()
    assert parser.feed(b"\x1b") == []
    assert parser.wait == ESCAPE_WAIT
    assert shown(parser.tick()) == [("Key", "escape", "\x1b")]


def test_nothing_is_waited_for_where_nothing_is_undecided() -> None:
    for sent in (b"", b"w", b"\x1b[A", *(answer.encode() for answer in ANSWERS)):
        parser = TerminalParser()
        parser.feed(sent)
        assert parser.wait is None


def test_the_wait_is_the_persons_choice() -> None:
    parser = TerminalParser(escape_wait({"ESCDELAY": "700"}))
    parser.feed(b"\x1b[1")
    assert parser.wait == 0.7
    parser.tick()
    assert parser.wait == SLOW


@each("told", ["", "0", "-5", "x", "１", "999999999", "1.5"])
def test_a_wait_that_is_none_is_ours(told: str) -> None:
    assert escape_wait({"ESCDELAY": told}) == LOCAL_ESCAPE_WAIT


@each("told", NETWORK)
def test_keys_over_a_network_are_waited_for_longer(told: str) -> None:
    assert escape_wait({told: "x"}) == ESCAPE_WAIT
    assert escape_wait({told: "x", "ESCDELAY": "40"}) == 0.04


def test_only_a_lone_escape_is_decided_sooner_on_this_computer() -> None:
    parser = TerminalParser(escape_wait({}))
    parser.feed(b"\x1b")
    assert parser.wait == LOCAL_ESCAPE_WAIT
    assert shown(parser.tick()) == [("Key", "escape", "\x1b")]
    parser.feed(b"[1")
    assert parser.wait == ESCAPE_WAIT


@each(("flags", "seconds"), [(25, GIVE_UP), (1, GIVE_UP), (0, ESCAPE_WAIT), (4, ESCAPE_WAIT)])
def test_a_terminal_that_sends_escape_as_a_sequence_needs_no_timer(
    flags: int, seconds: float
) -> None:
    parser = TerminalParser()
    assert parser.feed(f"{CSI}?{flags}u".encode()) == []
    parser.feed(b"\x1b")
    assert parser.wait == seconds
    assert shown(parser.feed(b"[27u")) == [("Key", "escape", None)]


def test_a_control_sequence_without_end_takes_no_memory() -> None:
    parser = TerminalParser()
    for _ in range(300):
        assert parser.feed(b"\x1b]" + b"1" * 4096) == []
    assert len(parser._begun.text) < 100_000
    assert typed(ours([b"\x1b[" + b"1;" * 200_000 + b"u", b"w"])) == "w"


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.binary(max_size=12) | st.sampled_from([a.encode() for a in ANSWERS]) | st.none(),
        max_size=8,
    )
)
def test_no_bytes_end_the_parser(parts: list[bytes | float | None]) -> None:
    check_rubbish(parts)


@settings(max_examples=150, deadline=None)
@given(st.randoms(use_true_random=False))
def test_text_among_answers_is_all_that_is_typed(random: object) -> None:
    check_text_among_answers(random)  # type: ignore[arg-type]


def test_every_cut_is_tried() -> None:
    assert list(cut_in_two(b"abc")) == [(b"a", b"bc"), (b"ab", b"c")]
