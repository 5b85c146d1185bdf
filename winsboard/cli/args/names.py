"""Reading the names of areas and tags."""

from __future__ import annotations

from winsboard.cli.args.parser import joined_words
from winsboard.cli.errors import CommandError
from winsboard.domain.journal import tags
from winsboard.domain.library.areas import Areas, key_of
from winsboard.domain.text.folding import best_match
from winsboard.domain.text.sanitize import one_line


def parse_area(name: str | None, areas: Areas) -> str:
    """The key of the area with that name or id; empty for no name. Hidden areas are found, too.

    Raises CommandError, which lists the areas, if there is no such area.
    """
    if not name:
        return ""
    wanted = one_line(joined_words([name]))
    there = sorted((area for area in areas.every if not area.deleted), key=lambda a: a.hidden)
    for names in ([(a.name, key_of(a)) for a in there], [(a.of, a.of) for a in there if a.of]):
        if found := best_match(wanted, names, pieces=False):
            return found[0]
    known = ", ".join(area.name for area in areas.listed)
    raise CommandError("cli.no_area", name=wanted, known=known)


def parse_tag(typed: str) -> str:
    """A tag as it is saved: the id of a shipped one for its id or label, otherwise as typed.

    Every command reads tags with it. Raises Refusal if the tag is empty or too long.
    """
    from winsboard.words.catalog.habits import win_tags

    return tags.parse_tag(joined_words([typed]), win_tags())
