"""Breathing exercises: the phase of a pattern at a given time.

Everything is a pure function of the seconds since the start, so timer errors do not add up: after
ten minutes the phases are as exact as in the first round.
"""

from __future__ import annotations

import math
from typing import Final, Literal, TypeAlias

from winsboard.domain.errors import Refusal
from winsboard.named_tuple import NamedTuple

Word: TypeAlias = Literal["in", "sip", "hold", "out"]

LONGEST: Final = 10
"""The longest exercise, in minutes."""
SLIP: Final = 1e-6
"""Tolerance for rounding errors at the end of a phase, in seconds."""


class Phase(NamedTuple):
    """One phase of a round."""

    word: Word
    seconds: float


class Pattern(NamedTuple):
    """A breathing pattern: phases that repeat in rounds."""

    id: str
    name: str
    plain: str
    phases: tuple[Phase, ...]
    minutes: int
    """The suggested length, in minutes."""
    max_minutes: int
    """The longest length allowed, in minutes."""
    holds: bool = False
    """Whether the breath is held, so that the safety note on holds is shown first."""
    note: str = ""
    max_rounds: int | None = None

    @property
    def round(self) -> float:
        """The length of one round, in seconds."""
        return sum(phase.seconds for phase in self.phases)


class Breath(NamedTuple):
    """The state of an exercise at a given time."""

    word: Word
    beat: int
    """The second within the phase, from 1."""
    beats: int
    """The number of beats of the phase."""
    part: float
    """The fraction of the phase that has passed, 0 to 1."""
    fullness: float
    """How full the lungs are: 0 empty, 1 full."""
    round: int
    """The number of the round, from 1."""
    seconds_left: float
    """Seconds until the next beat or phase."""
    seconds_left_in_phase: float
    """Seconds until the next phase."""


def rounds(pattern: Pattern, minutes: float) -> int:
    """The number of whole rounds that fill the minutes, limited by the pattern."""
    wanted = max(math.ceil(minutes * 60 / pattern.round - SLIP), 1)
    return min(wanted, pattern.max_rounds or wanted)


def duration(pattern: Pattern, minutes: float) -> float:
    """The length of the exercise in seconds, rounded up to whole rounds."""
    return rounds(pattern, minutes) * pattern.round


def state_at(pattern: Pattern, elapsed: float) -> Breath:
    """The state after so many seconds. Rounds repeat without end."""
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
        seconds_left=min(beat - into, left_in_phase),
        seconds_left_in_phase=left_in_phase,
    )


def _filled_after(pattern: Pattern, phase: Phase, before: float) -> float:
    """How full the lungs are at the end of a phase."""
    if phase.word == "hold":
        return before
    if phase.word == "out":
        return 0.0
    breathed_in = sum(p.seconds for p in pattern.phases if p.word in ("in", "sip"))
    return min(before + phase.seconds / breathed_in, 1.0)


def half_length(pattern: Pattern) -> Pattern:
    """The pattern with phases of half the length, for people who find its holds too long."""
    phases = tuple(Phase(phase.word, phase.seconds / 2) for phase in pattern.phases)
    return pattern._replace(id=f"{pattern.id}.half", phases=phases)


def minutes_for(pattern: Pattern, requested: int) -> int:
    """The length in minutes: the requested one, or the suggested one for 0.

    Raises Refusal if the pattern does not allow it.
    """
    if requested == 0:
        return pattern.minutes
    if not 1 <= requested <= pattern.max_minutes:
        raise Refusal("breath.minutes", name=pattern.name, longest=pattern.max_minutes)
    return requested


def find_pattern(patterns: tuple[Pattern, ...], id: str) -> Pattern:
    """The pattern with this id, or the first one if there is none."""
    return next((p for p in patterns if p.id == id), patterns[0])
