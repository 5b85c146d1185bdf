"""Rendering of a person's text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.rows import each
from winsboard.tui.components.prose import cells_of, prose
from winsboard.tui.components.text import with_stable_width, wrap


def _text(typed: str, width: int = 60) -> list[str]:
    return ["".join(run.text for run in line) for line in prose(typed, width)]


def _styled(typed: str, words: tuple[str, ...] = ()) -> list[tuple[str, str, bool]]:
    return [(run.text, run.style, run.is_match) for line in prose(typed, 60, words) for run in line]


@each(
    ("typed", "shown"),
    [
        ("plain words", ["plain words"]),
        ("# A heading", ["A heading"]),
        ("### Smaller ##", ["Smaller"]),
        ("#not one", ["#not one"]),
        ("- one\n* two\n+ three", ["• one", "• two", "• three"]),
        ("  - inside", ["  • inside"]),
        ("2. second", ["2. second"]),
        ("> said Sam", ["│ said Sam"]),
        ("---", ["────────────"]),
        ("**bold** and *soft* and `code`", ["bold and soft and code"]),
        ("__bold__ and _soft_", ["bold and soft"]),
        ("2 * 3 * 4 and a_b_c and 5*6*7", ["2 * 3 * 4 and a_b_c and 5*6*7"]),
        ("**not closed", ["**not closed"]),
        ("```\n# as it is\n```", ["  # as it is"]),
        ("```a\n", ["  a", "  "]),
        ("```a\nb\n```c\n```\nd", ["  a", "  b", "  ```c", "d"]),
        ("```a``` b", ["```a``` b"]),
        ("[@click=app.quit]x[/]", ["[@click=app.quit]x[/]"]),
        ("one\n\ntwo", ["one", "", "two"]),
        ("", [""]),
    ],
)
def test_forms_are_shown_as_they_are_meant(typed: str, shown: list[str]) -> None:
    assert _text(typed) == shown


def test_emphasis_has_its_style() -> None:
    assert _styled("so **very** glad") == [
        ("so ", "text", False),
        ("very", "strong", False),
        (" glad", "text", False),
    ]


def test_what_was_searched_for_is_lit_on_top_of_emphasis() -> None:
    assert _styled("a **Crêpe** day", ("crep",)) == [
        ("a ", "text", False),
        ("Crêp", "strong", True),
        ("e", "strong", False),
        (" day", "text", False),
    ]


def test_further_lines_of_an_item_stand_under_its_words() -> None:
    assert _text("- one two three", 9) == ["• one two", "  three"]


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="ab *_`#->1.日é\n", max_size=60), st.integers(8, 40))
def test_no_line_is_wider_than_it_may_be_and_no_word_is_lost(typed: str, width: int) -> None:
    lines = prose(typed, width)
    assert all(cells_of(line) <= width for line in lines)
    kept = "".join(run.text for line in lines for run in line)
    for letter in "abé日":
        assert kept.count(letter) == typed.count(letter)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="abé 日\n", max_size=60), st.integers(2, 30))
def test_lines_are_broken_between_words_and_hold_all_of_them(typed: str, width: int) -> None:
    lines = wrap(typed, width)
    assert all(cell_len(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(with_stable_width(typed).split())
