"""The shipped templates of measures. They are names and totals only: no test is scored here."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from winsboard.domain.errors import Refusal
from winsboard.domain.model.goals import DISCIPLINES, Discipline, Measure, MeasureKind
from winsboard.domain.text.folding import best_match
from winsboard.domain.text.sanitize import one_line
from winsboard.named_tuple import NamedTuple
from winsboard.words import content

_KINDS: Final[Mapping[str, MeasureKind]] = {
    **dict.fromkeys(("s", "min"), "time"),
    **dict.fromkeys(("m", "cm"), "distance"),
    **dict.fromkeys(("kg", ""), "number"),
}
"""The kind of a template by its unit; any other unit is counted."""
HELP: Final = "mil.neuro.help_level"
OF_TWENTY: Final = "of 20"
TOGETHER: Final = "neuro"
"""The audience of templates that are measured together with a therapist."""


class MeasureTemplate(NamedTuple):
    """A measure to begin with, and what to keep in mind about it."""

    measure: Measure
    plain: str
    """A shorter name."""
    note: str
    audience: str
    """`neuro` or `mh`."""


@cache
def measure_templates(audience: str = "") -> tuple[MeasureTemplate, ...]:
    """The templates by their place in the lists; those for an audience come first."""
    shipped = content("goals")
    lists = shipped["milestone_templates"]
    each = [
        *(_template(t, TOGETHER) for t in (*lists["neuro_rehab"], *shipped["measure_templates"])),
        *(_template(t, "mh") for t in lists["mental_health"]),
    ]
    return tuple(sorted(each, key=lambda t: bool(audience) and t.audience != audience))


def find_template(typed: str) -> MeasureTemplate:
    """The template with that id, or with a name that fits. Raises Refusal, which lists all."""
    wanted = one_line(typed)
    templates = measure_templates()
    by_id = [t for t in templates if t.measure.template == wanted]
    found = by_id or best_match(wanted, [(t.measure.name, t) for t in templates])
    found = found or best_match(wanted, [(t.plain, t) for t in templates])
    if len(found) == 1:
        return found[0]
    if found:
        names = ", ".join(t.measure.name for t in found)
        raise Refusal("own.ambiguous", name=wanted[:40], names=names)
    raise Refusal("own.unknown", name=wanted[:40])


def _template(shipped: Mapping[str, Any], audience: str) -> MeasureTemplate:
    low, high = shipped.get("plausible_range", (None, None))
    unit, is_help = shipped["unit"], shipped["id"] == HELP
    is_of_twenty = unit == OF_TWENTY
    measure = Measure(
        id="",
        name=shipped["name"],
        ask=shipped["ask"],
        unit="" if is_help or is_of_twenty else shipped["unit_label"],
        better=shipped["better"],
        decimals=shipped["decimals"],
        out_of=20 if is_of_twenty else shipped.get("out_of"),
        low=low,
        high=high,
        kind="help" if is_help else _KINDS.get(unit, "count"),
        discipline=_discipline(shipped["discipline"]),
        template=shipped["id"],
    )
    return MeasureTemplate(measure, shipped["plain"], shipped.get("note", ""), audience)


def _discipline(shipped: str) -> Discipline:
    """The first of several disciplines, such as "OT/PT"."""
    first = shipped.split("/")[0]
    return next((known for known in DISCIPLINES if known == first), "")
