"""Images: valid, private, and readable without colour vision."""

from __future__ import annotations

import itertools
from datetime import date
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.contrast import contrast
from tests.domain.boards import board_of
from tests.domain.progress.board import BED, KNOWN, TODAY, months, on, wrote
from tests.thorough import examples
from winsboard.domain.progress.month import month_view
from winsboard.domain.progress.year import year_of_habit, year_of_wins
from winsboard.picture.colours import DARK, LIGHT, Colours, colours_of
from winsboard.picture.month import month_picture
from winsboard.picture.win import CELLS, win_lines, win_picture
from winsboard.picture.year import year_picture
from winsboard.tui.components.colours.themes import DARK as DARK_THEME
from winsboard.tui.components.colours.themes import LIGHT as LIGHT_THEME
from winsboard.words.catalog.themes import THEMES

SVG = "{http://www.w3.org/2000/svg}"
YEAR = months(KNOWN, on(1, 1), on(31, 12))


def texts(picture: str) -> list[str]:
    return [found.text or "" for found in ET.fromstring(picture).iter(f"{SVG}text")]


def test_a_year_has_its_title_its_legend_and_its_sentence() -> None:
    said = texts(year_picture(year_of_wins(KNOWN, YEAR, 2026, TODAY), DARK))
    assert said[0] == "Wins in 2026"
    assert said[-1] == "2026: 11 wins on 7 days. 3 days of rest."
    assert {"Jan", "Dec", "Mon", "Sun", "1", "4 and more", "rest"} <= set(said)
    assert not any("Ines" in text or "bed" in text for text in said)


def test_a_habit_is_named_when_its_picture_is_made() -> None:
    said = texts(year_picture(year_of_habit(KNOWN, YEAR, BED, 2026, TODAY), LIGHT))
    assert said[0] == "Make the bed in 2026"
    assert {"done", "some of it", "rest", "open"} <= set(said)


def test_a_month_has_its_days_and_how_many_wins_they_have() -> None:
    view = month_view(KNOWN, months(KNOWN, TODAY, TODAY)[0], TODAY, TODAY)
    said = texts(month_picture(view, DARK))
    assert said[0] == "Wins in November 2026"
    assert said.count("30") == 1
    assert said[-1] == "November 2026: 11 wins on 7 days. 3 days of rest."


def test_marks_differ_by_shape_and_not_by_colour_alone() -> None:
    root = ET.fromstring(year_picture(year_of_wins(KNOWN, YEAR, 2026, TODAY), DARK))
    marks = root.findall(f"{SVG}g")[1]
    squares = [m for m in marks.iter(f"{SVG}rect") if m.get("fill") in DARK.levels]
    sides = {m.get("fill"): m.get("width") for m in squares}
    assert len(squares) == 7
    assert len(set(sides.values())) == len(sides) == 2
    bars = [m for m in marks.iter(f"{SVG}rect") if m.get("fill") == DARK.rest]
    assert len(bars) == 3
    dots = list(marks.iter(f"{SVG}circle"))
    days_so_far = (TODAY - on(1, 1)).days + 1
    assert len(squares) + len(bars) + len(dots) == days_so_far


@pytest.mark.parametrize("colours", [DARK, LIGHT])
def test_the_shades_are_told_apart_without_hues(colours: Colours) -> None:
    shades = [contrast(level, colours.background) for level in colours.levels]
    assert shades == sorted(shades)
    assert all(b / a > 1.25 for a, b in itertools.pairwise(shades))
    for text in (colours.foreground, colours.quiet):
        assert contrast(text, colours.background) >= 4.5
    for mark in (colours.done, colours.some, colours.rest):
        assert contrast(mark, colours.background) >= 3


@pytest.mark.parametrize(("colours", "theme"), [(DARK, DARK_THEME), (LIGHT, LIGHT_THEME)])
def test_the_colours_are_those_of_the_board(colours: Colours, theme: object) -> None:
    variables = theme.variables  # type: ignore[attr-defined]
    names = ("done", "some", "rest", "quiet")
    assert [getattr(colours, name) for name in names] == [variables[name] for name in names]
    assert colours.background == theme.background  # type: ignore[attr-defined]
    assert colours.foreground == theme.foreground  # type: ignore[attr-defined]


def test_every_theme_has_colours() -> None:
    light = {theme for theme in THEMES if colours_of(theme) is LIGHT}
    assert {"winsboard-light", "catppuccin-latte", "rose-pine-dawn", "solarized-light"} <= light
    assert colours_of("winsboard-dark") is colours_of("nord") is DARK


def test_a_win_is_its_words_and_its_day_and_nothing_else() -> None:
    entry = wrote(on(3), 'Rang Ines\nand <laughed> & "cried"', "asked", people=("Ines",))
    said = texts(win_picture(entry, DARK))
    assert said == ["Rang Ines", 'and <laughed> & "cried"', "Tuesday 3 November 2026"]


@settings(max_examples=examples(40), deadline=None)
@given(st.text(max_size=300))
def test_any_words_make_a_sound_picture_and_none_is_lost(words: str) -> None:
    entry = wrote(on(3), "x")._replace(text=words)
    kept = "".join("".join(win_lines(entry)).split())
    assert kept == "".join(words.split())
    ET.fromstring(win_picture(entry, DARK))


def test_no_line_is_too_long() -> None:
    entry = wrote(on(3), "x")._replace(text="漢" * 100 + " word " * 30)
    assert max(map(len, win_lines(entry))) <= CELLS
    assert max(sum(2 if c == "漢" else 1 for c in line) for line in win_lines(entry)) <= CELLS


def test_an_empty_year_has_a_picture() -> None:
    said = texts(year_picture(year_of_wins(board_of(), [], 2024, date(2024, 1, 1)), DARK))
    assert "no entries" in said[-1]
