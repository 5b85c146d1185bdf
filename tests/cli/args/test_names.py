"""Names are compared in one way by every command: without case, accents and ways of composing."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cli.conftest import Shell
from winsboard.domain.text.folding import best_match, fold_name

NAME = "Élan café"
WRITTEN = [
    NAME,
    unicodedata.normalize("NFD", NAME),
    "elan cafe",
    "ÉLAN CAFÉ",
    "  élan   CAFE ",
    "lan caf",
]
KINDS = [
    (("habit", "add", NAME), ("tick",)),
    (("ritual", "add", NAME, "--step", "Sit"), ("ritual", "do")),
    (("person", "add", NAME), ("person", "check")),
    (("prompt", "add", NAME), ("prompt", "hide")),
    (("calm", "add", NAME, "--step", "Sit"), ("calm", "hide")),
    (("affirmation", "add", NAME), ("affirmation", "retire")),
    (("flow", "add", NAME, "--step", "Well?"), ("flow", "remove")),
]


@pytest.mark.parametrize(("made", "used"), KINDS, ids=[kind[0][0] for kind in KINDS])
def test_a_name_is_found_however_it_is_typed(
    shell: Shell, made: tuple[str, ...], used: tuple[str, ...]
) -> None:
    shell.done(*made)
    for typed in WRITTEN:
        shell.done(*used, typed)
        shell.done("undo")


@pytest.mark.parametrize(
    "words",
    [
        ("win", "x", "--area", "MÓRNING"),
        ("win", "x", "--tag", "Hard-Day".replace("-", "_")),
        ("settings", "Week-Start", "SÚNDAY"),
        ("settings", "WEEK START", "Monday"),
        ("settings", "curtain-minutes", "Off"),
        ("settings", "celebrate", "QUIET"),
        ("settings", "breath-pattern", "Lóng SIGH"),
        ("settings", "theme", "Tokyó-Night"),
        ("habit", "add", "Walk", "--on", "MÓN,Tü,wednesday"),
        ("rest", "today", "OPEN"),
        ("person", "add", "Ana", "--role", "FRIEND"),
        ("hard-day", "x", "--next", "Rést"),
    ],
)
def test_what_can_be_chosen_is_found_however_it_is_typed(
    shell: Shell, words: tuple[str, ...]
) -> None:
    shell.done(*words)


def test_the_closest_name_wins_and_two_alike_are_asked_back(shell: Shell) -> None:
    for name in ("Resume", "Résumé", "Walk there", "Wálk back"):
        shell.done("habit", "add", name)
    assert "Résumé" in shell.done("tick", "résumé").out
    assert "Resume" in shell.done("tick", "RESUME").out
    said = shell.refused("tick", "walk ")
    assert "Walk there" in said
    shell.done("habit", "add", "RÉSUME")
    said = shell.refused("tick", "rÈsume")
    assert all(name in said for name in ("Resume", "Résumé", "RÉSUME"))


def test_a_tag_is_put_on_once_and_taken_off_however_it_is_typed(shell: Shell) -> None:
    shell.done("win", "x")
    shell.done("entry", "last", "--tag", NAME)
    shell.done("entry", "last", "--tag", "elan cafe")
    assert shell.done("journal", "--json").json[0]["tags"] == [NAME]
    shell.done("entry", "last", "--untag", unicodedata.normalize("NFD", NAME).upper())
    assert shell.done("journal", "--json").json[0]["tags"] == []


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.text(alphabet="aàÀbBßıİøÉé_ \u0301c", min_size=1, max_size=8))
def test_every_form_of_a_name_means_it(name: str) -> None:
    forms = {form(name) for form in (str.upper, str.lower, str.title, fold_name)}
    forms |= {unicodedata.normalize(form, name) for form in ("NFC", "NFD")}
    for typed in forms:
        if fold_name(typed) == fold_name(name) != "":
            assert best_match(typed, [(name, 1), ("quite other", 2)]) == [1]
