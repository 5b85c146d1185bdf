"""Parsing the names of areas and tags."""

from __future__ import annotations

from collections.abc import Mapping

from winsboard.cli.args.parser import joined_words
from winsboard.cli.errors import CommandError
from winsboard.domain.text.sanitize import one_line


def parse_area(name: str | None) -> str:
    """The id of the area with that id or label; empty for no name.

    Raises CommandError, which lists all areas, if there is no such area.
    """
    if not name:
        return ""
    from winsboard.words.catalog.habits import areas

    return _find_id(name, {area.id: area.label for area in areas().values()}, "cli.no_area")


def parse_tag(name: str) -> str:
    """The id of the tag with that id or label.

    Raises CommandError, which lists all tags, if there is no such tag.
    """
    from winsboard.words.catalog.habits import win_tags

    return _find_id(name, win_tags(), "cli.no_tag")


def _find_id(name: str, labels: Mapping[str, str], unknown: str) -> str:
    from winsboard.domain.text.folding import best_match

    wanted = one_line(joined_words([name]))
    names = [(name, id) for id, label in labels.items() for name in (id, label)]
    if found := best_match(wanted, names, pieces=False):
        return found[0]
    known = ", ".join(f"{id} ({label})" for id, label in labels.items())
    raise CommandError(unknown, name=wanted, known=known)
