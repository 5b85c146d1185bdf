"""The areas of a board. Every screen, command, search and list asks `areas_of`.

API: `areas_of`, `area_name`, `area_choices`.
"""

from __future__ import annotations

from functools import cache

from winsboard.domain.library.areas import Areas, key_of, resolve
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Area
from winsboard.words import content, format_phrase


@cache
def shipped_areas() -> tuple[Area, ...]:
    """The areas that winsboard comes with. Their numbers never change."""
    return tuple(
        Area(id=str(a["number"]), name=a["label"], of=a["id"], position=float(a["number"]))
        for a in content("habits")["areas"]
    )


def areas_of(board: Board) -> Areas:
    """The areas of a board, as the person named and ordered them."""
    return resolve(shipped_areas(), board.library_documents(Area))


def area_name(areas: Areas, key: str) -> str:
    """The name of an area, or the phrase for no area."""
    return areas.name(key) if key else format_phrase("plain.no_area")


def area_choices(areas: Areas, chosen: str = "") -> list[tuple[str, str]]:
    """The areas to choose from as (name, key), "no area" first.

    The chosen one is among them even if it is hidden or deleted.
    """
    offered = [key_of(area) for area in areas.listed]
    if chosen and chosen not in offered:
        offered.append(chosen)
    return [(area_name(areas, key), key) for key in ("", *offered)]
