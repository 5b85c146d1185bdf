"""Counts of trigger notes and thought records as text."""

from __future__ import annotations

from collections.abc import Sequence

from winsboard.domain.text.sanitize import one_line
from winsboard.domain.wellbeing import thoughts, triggers
from winsboard.words import say
from winsboard.words.catalog.feelings import thinking_traps, trigger_label


def trigger_lines(found: Sequence[triggers.Count]) -> list[str]:
    """Triggers by category with their counts, times of day and notes."""
    if not found:
        return [say("inner.no_triggers")]
    lines = [say("inner.triggers")]
    for count in found:
        said_of = say("inner.count", label=trigger_label(count.about), times=count.times)
        lines.append(f"  {said_of}{_when(count)}")
        lines += [f"    {one_line(words)}" for words in count.words]
        lines += [f"    {say('inner.helped')} {one_line(words)}" for words in count.helped]
    return lines


def _when(count: triggers.Count) -> str:
    """The times of day; without numbers if there is one."""
    if len(count.parts) == 1:
        return f", {say(f'inner.at.{count.parts[0][0]}')}"
    parts = [say(f"inner.part.{part}", times=times) for part, times in count.parts]
    return f" ({', '.join(parts)})"


def thought_lines(found: thoughts.Count) -> list[str]:
    """Thought records: the counts, the thinking traps, and the fairer thoughts."""
    if not found.caught:
        return [say("inner.no_thoughts")]
    lines = [say("inner.thoughts", caught=found.caught, answered=found.answered)]
    for trap, times in found.traps:
        label = thinking_traps()[trap].label if trap in thinking_traps() else trap
        lines.append(f"  {say('inner.count', label=label, times=times)}")
    chosen = [f"  {one_line(words)}" for words in found.chosen]
    return [*lines, *(["", say("inner.chosen"), *chosen] if chosen else [])]
