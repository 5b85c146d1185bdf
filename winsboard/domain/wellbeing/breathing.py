"""Breathing: which phase of a pattern is on, worked out from the seconds that have passed.

Every question is a pure function of the seconds on a clock that never jumps, so no error adds up:
after ten minutes a phase begins where it began in the first round.
"""

from __future__ import annotations

import math
from typing import Final, Literal, TypeAlias

from winsboard.domain.errors import Refusal
from winsboard.named_tuple import NamedTuple

Word: TypeAlias = Literal["in", "sip", "hold", "out"]

LONGEST: Final = 10
"""Minutes."""
SLIP: Final = 1e-6
"""Seconds by which a sum of floats may fall short of a border."""


class Phase(NamedTuple):
    """One part of a round."""

    word: Word
    seconds: float


class Pattern(NamedTuple):
    """A way to breathe, one round after the other."""

    id: str
    name: str
    plain: str
    phases: tuple[Phase, ...]
    minutes: int
    """What it suggests."""
    longest: int
    """Minutes it takes at the most."""
    holds: bool = False
    """Whether the breath is held, so that the note on holds is read first."""
    note: str = ""
    most_rounds: int | None = None

    @property
    def round(self) -> float:
        """Seconds of one round."""
        return sum(phase.seconds for phase in self.phases)


class Breath(NamedTuple):
    """What is on at a moment."""

    word: Word
    beat: int
    """1 in the first second of the phase, 2 in the second, and so on."""
    beats: int
    """The last beat of the phase."""
    part: float
    """How much of the phase has passed, from 0 up to 1."""
    fullness: float
    """How full the breath is: 0 out, 1 in."""
    round: int
    """1 in the first round."""
    left: float
    """Seconds until the beat or the phase is another one."""
    left_in_phase: float
    """Seconds until the phase is another one."""


def rounds(pattern: Pattern, minutes: float) -> int:
    """How many whole rounds fill so many minutes; no more than the pattern allows."""
    wanted = max(math.ceil(minutes * 60 / pattern.round - SLIP), 1)
    return min(wanted, pattern.most_rounds or wanted)


def length(pattern: Pattern, minutes: float) -> float:
    """Seconds until it is over, at the end of a round."""
    return rounds(pattern, minutes) * pattern.round


def at(pattern: Pattern, elapsed: float) -> Breath:
    """What is on after so many seconds; it goes on for ever."""
    passed = max(elapsed, 0.0) + SLIP
    round_number = int(passed // pattern.round)
    into = passed - round_number * pattern.round
    filled = 0.0
    for phase in pattern.phases:
        if into < phase.seconds:
            break
        into -= phase.seconds
        filled = _filled_after(pattern, phase, filled)
    into = min(max(into - SLIP, 0.0), phase.seconds)
    part = into / phase.seconds
    beat = int(into + SLIP) + 1
    left_in_phase = phase.seconds - into
    return Breath(
        word=phase.word,
        beat=beat,
        beats=math.ceil(phase.seconds),
        part=part,
        fullness=filled + (_filled_after(pattern, phase, filled) - filled) * part,
        round=round_number + 1,
        left=min(beat - into, left_in_phase),
        left_in_phase=left_in_phase,
    )


def _filled_after(pattern: Pattern, phase: Phase, before: float) -> float:
    """How full the breath is when a phase is over."""
    if phase.word == "hold":
        return before
    if phase.word == "out":
        return 0.0
    breathed_in = sum(p.seconds for p in pattern.phases if p.word in ("in", "sip"))
    return min(before + phase.seconds / breathed_in, 1.0)


def halved(pattern: Pattern) -> Pattern:
    """The pattern at half its length, for whom its holds are long."""
    phases = tuple(Phase(phase.word, phase.seconds / 2) for phase in pattern.phases)
    return pattern._replace(id=f"{pattern.id}.half", phases=phases)


def minutes_for(pattern: Pattern, wished: int) -> int:
    """The minutes it goes on for: those wished, or what the pattern suggests where none are (0).

    Raises Refusal for more than the pattern takes.
    """
    if wished == 0:
        return pattern.minutes
    if not 1 <= wished <= pattern.longest:
        raise Refusal("breath.minutes", name=pattern.name, longest=pattern.longest)
    return wished


def in_order(patterns: tuple[Pattern, ...], wished: str) -> Pattern:
    """The pattern with that id, the first one if there is none."""
    return next((p for p in patterns if p.id == wished), patterns[0])
