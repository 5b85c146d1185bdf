"""Counts of trigger notes and thought records as text."""

from __future__ import annotations

from collections.abc import Sequence

from winsboard.domain.text.sanitize import one_line
from winsboard.domain.wellbeing import thoughts, triggers
from winsboard.words import format_phrase
from winsboard.words.catalog.feelings import thinking_traps, trigger_label


def trigger_lines(found: Sequence[triggers.TriggerCount]) -> list[str]:
    """Triggers by category with their counts, times of day and notes."""
    if not found:
        return [format_phrase("inner.no_triggers")]
    lines = [format_phrase("inner.triggers")]
    for count in found:
        said_of = format_phrase("inner.count", label=trigger_label(count.about), times=count.times)
        lines.append(f"  {said_of}{_when(count)}")
        lines += [f"    {one_line(words)}" for words in count.words]
        lines += [
            f"    {format_phrase('inner.helped')} {one_line(words)}" for words in count.helped
        ]
    return lines


def _when(count: triggers.TriggerCount) -> str:
    """The times of day; without numbers if there is one."""
    if len(count.parts) == 1:
        return f", {format_phrase(f'inner.at.{count.parts[0][0]}')}"
    parts = [format_phrase(f"inner.part.{part}", times=times) for part, times in count.parts]
    return f" ({', '.join(parts)})"


def thought_lines(found: thoughts.ThoughtCounts) -> list[str]:
    """Thought records: the counts, the thinking traps, and the fairer thoughts."""
    if not found.caught:
        return [format_phrase("inner.no_thoughts")]
    key = "inner.thoughts.answered" if found.answered else "inner.thoughts"
    lines = [format_phrase(key, caught=found.caught, answered=found.answered)]
    for trap, times in found.traps:
        label = thinking_traps()[trap].label if trap in thinking_traps() else trap
        lines.append(f"  {format_phrase('inner.count', label=label, times=times)}")
    chosen = [f"  {words}" for words in dict.fromkeys(map(one_line, found.chosen))]
    return [*lines, *(["", format_phrase("inner.chosen"), *chosen] if chosen else [])]
