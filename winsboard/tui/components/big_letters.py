"""Letters three lines high, for words that are read from across a room.

Each letter is five dots high; two dots share a cell. Small letters look like capital ones. An
accent takes a line of its own above.
"""

from __future__ import annotations

from typing import Final
from unicodedata import normalize

_LETTERS: Final = {
    "A": " # |# #|###|# #|# #",
    "B": "## |# #|## |# #|## ",
    "C": " ##|#  |#  |#  | ##",
    "D": "## |# #|# #|# #|## ",
    "E": "###|#  |## |#  |###",
    "F": "###|#  |## |#  |#  ",
    "G": " ##|#  |# #|# #| ##",
    "H": "# #|# #|###|# #|# #",
    "I": "#|#|#|#|#",
    "J": "  #|  #|  #|# #| # ",
    "K": "# #|# #|## |# #|# #",
    "L": "#  |#  |#  |#  |###",
    "M": "#   #|## ##|# # #|#   #|#   #",
    "N": "#  #|## #|# ##|#  #|#  #",
    "O": " # |# #|# #|# #| # ",
    "P": "## |# #|## |#  |#  ",
    "Q": " ## |#  #|#  #|# ##| ###",
    "R": "## |# #|## |# #|# #",
    "S": " ##|#  | # |  #|## ",
    "T": "###| # | # | # | # ",
    "U": "# #|# #|# #|# #|###",
    "V": "# #|# #|# #|# #| # ",
    "W": "#   #|#   #|# # #|## ##|#   #",
    "X": "# #|# #| # |# #|# #",
    "Y": "# #|# #| # | # | # ",
    "Z": "###|  #| # |#  |###",
    "0": "###|# #|# #|# #|###",
    "1": " # |## | # | # |###",
    "2": "## |  #| # |#  |###",
    "3": "## |  #| # |  #|## ",
    "4": "# #|# #|###|  #|  #",
    "5": "###|#  |## |  #|## ",
    "6": " ##|#  |## |# #| # ",
    "7": "###|  #| # | # | # ",
    "8": " # |# #| # |# #| # ",
    "9": " # |# #| ##|  #|## ",
    ".": " | | | |#",
    ",": "  |  |  | #|# ",
    "!": "#|#|#| |#",
    "?": "## |  #| # |   | # ",
    ":": " |#| |#| ",
    ";": "  | #|  | #|# ",
    "'": "#|#| | | ",
    '"': "# #|# #|   |   |   ",
    "-": "  |  |##|  |  ",
    "+": "   | # |###| # |   ",
    "(": " #|# |# |# | #",
    ")": "# | #| #| #|# ",
    "/": "  #|  #| # |#  |#  ",
    "&": " # |# #| # |# #| ##",
}
_ACCENTS: Final = {
    "\u0300": "# | #",
    "\u0301": " #|# ",
    "\u0302": " # |# #",
    "\u0303": " ##|## ",
    "\u0308": "# #|   ",
    "\u030a": " # | # ",
    "\u030c": "# #| # ",
    "\u0304": "###|   ",
}
_ALIKE: Final = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\n": " ", "\u00a0": " "}
)
_CELLS: Final = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}
_GAP: Final = 1
_WORD_GAP: Final = 3


def big_lines(text: str, width: int) -> tuple[str, ...] | None:
    """The lines of a text in large letters, wrapped between words and centred in `width` cells.

    None if a letter cannot be drawn, or a word is wider than `width` cells.
    """
    words = [_word(word) for word in text.translate(_ALIKE).split()]
    if not words or any(word is None or len(word[0]) > width for word in words):
        return None
    rows: list[list[str]] = []
    for word in words:
        assert word is not None
        if rows and len(rows[-1][0]) + _WORD_GAP + len(word[0]) <= width:
            joined = zip(rows[-1], word, strict=True)
            rows[-1] = [f"{there}{' ' * _WORD_GAP}{new}" for there, new in joined]
        else:
            rows.append(list(word))
    found: list[str] = []
    for row in rows:
        before = " " * ((width - len(row[0])) // 2)
        lines = [f"{before}{cells}" for cells in _cells(row)]
        found += ["", *lines] if found else lines
    return tuple(found)


def _word(word: str) -> list[str] | None:
    """The dots of a word as eight rows: two for accents, one between, five for the letters."""
    rows = [""] * 8
    for letter in word:
        dots = _letter(letter)
        if dots is None:
            return None
        gap = " " * _GAP if rows[0] else ""
        rows = [f"{row}{gap}{more}" for row, more in zip(rows, dots, strict=True)]
    return rows


def _letter(letter: str) -> list[str] | None:
    parts = normalize("NFD", letter.upper() if letter != "ß" else letter)
    base, marks = parts[:1], parts[1:]
    known = _LETTERS.get(base)
    if known is None or len(marks) > 1 or any(mark not in _ACCENTS for mark in marks):
        return None
    dots = known.split("|")
    accent = _ACCENTS[marks[0]].split("|") if marks else ["", ""]
    width = max(len(dots[0]), len(accent[0]))
    return [row.center(width) for row in (*accent, "", *dots)]


def _cells(rows: list[str]) -> list[str]:
    """Two rows of dots in each line of cells; without accents, three lines."""
    if not any("#" in row for row in rows[:3]):
        rows = [*rows[3:], " " * len(rows[0])]
    pairs = zip(rows[::2], rows[1::2], strict=True)
    return [
        "".join(_CELLS[top == "#", low == "#"] for top, low in zip(one, other, strict=True))
        for one, other in pairs
    ]
