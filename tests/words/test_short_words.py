"""Labels, hints and sentences of the board are short, and nothing is cut in a small window."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.cells import cell_len

from winsboard.tui.components.dialogs.dialog import AROUND
from winsboard.tui.settings.groups import GROUPS
from winsboard.words import content, phrases

BOARD = (
    *("today", "cards", "mood", "inner", "rest", "own", "settings", "shelter", "journal"),
    *("evening", "calm", "demo", "support"),
)
"""The files whose phrases stand on the screens of the board."""
HINT_ROOM = 54
"""Cells of a line in a dialog that is 60 cells wide."""
LABELS = (
    *(r"settings\.name\.", r"settings\.group\.", r"today\.form\.(?!placeholder|hint|waits)"),
    *(r"journal\.act\.", r"journal\.win\.(?!hint|this)", r"own\.\w+\.(title|form)$"),
    *(r"today\.(yes|no)$", r"support\.section\.", r"mood\.(title|done|rather_not|switch_on)$"),
)
"""Names of settings, fields, buttons and lists."""
MOST_IN_LABEL: int = content("lint")["lint"]["plain_limits"]["max_words_label"]
MOST_IN_SENTENCE = 16
LONGER = {"own.flow.steps"}
"""Phrases with a list in them, which is read word by word."""


def every_phrase() -> Iterator[tuple[str, str]]:
    for part in BOARD:
        yield from ((f"{part}.{name}", text) for name, text in phrases(part).items())


def sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.?!:])\s+|\s·\s|\n", text)


def words(text: str) -> int:
    return len(re.findall(r"[\w'’{}]+", text))


def test_a_hint_is_read_whole_at_sixty_columns() -> None:
    hints = {k: t for k, t in every_phrase() if "Esc" in t and " · " in t}
    assert len(hints) > 10
    assert {key: text for key, text in hints.items() if cell_len(text) > HINT_ROOM} == {}


def test_a_label_has_few_words() -> None:
    labels = {k: t for k, t in every_phrase() if any(re.match(p, k) for p in LABELS)}
    assert len(labels) > 60
    assert {k: t for k, t in labels.items() if words(t) > MOST_IN_LABEL} == {}


def test_a_sentence_of_the_board_is_short() -> None:
    long = {
        key: sentence
        for key, text in every_phrase()
        for sentence in sentences(text)
        if words(sentence) > MOST_IN_SENTENCE and key not in LONGER
    }
    assert long == {}


def test_a_sentence_of_the_board_says_one_thing() -> None:
    assert {key: text for key, text in every_phrase() if ";" in text} == {}


def test_the_groups_of_the_settings_are_read_whole_at_sixty_columns() -> None:
    said = phrases("settings")
    names = {name: said[f"group.{name}"] for name in GROUPS}
    room = 60 - AROUND - max(map(len, names.values())) - 2
    assert {name: said[f"in.{name}"] for name in names if len(said[f"in.{name}"]) > room} == {}
