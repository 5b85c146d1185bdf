"""What a person adds to a tick: tags, a note, how much help there was, how it went.

Each is a field of its own. A rating or a help level that was not given is not 0: it is not there.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Final

from winsboard.domain.errors import Refusal
from winsboard.domain.model.board import Board
from winsboard.domain.model.context import EditContext
from winsboard.domain.model.documents import HELP_LEVELS, Entry, HelpLevel, Mark
from winsboard.domain.model.edits import Edit
from winsboard.domain.schema.kinds import max_items
from winsboard.domain.text.calendar import ONE_DAY
from winsboard.domain.text.sanitize import MAX_LENGTH, multi_line

MEASURED: Final = ("set_up", "help_level", "by", "with_person")
"""What is added to the number of a tick that is a reading of a measure."""
DETAILS: Final = ("tags", "note", "help", "mastery", "pleasure", "starred", *MEASURED)
"""The fields of a mark that a person can add to a tick."""
MAX_TAGS: Final = max_items(Mark, "tags")
LEVELS: Final[tuple[HelpLevel, ...]] = tuple(level for level in HELP_LEVELS if level)
RATINGS: Final = (0, 1, 2, 3)
_TITLES: Final = {
    "tags": "mark.tagged",
    "note": "mark.noted",
    "help": "mark.helped",
    "mastery": "mark.rated",
    "pleasure": "mark.rated",
    **dict.fromkeys(MEASURED, "mark.changed"),
}


def toggle_tag(mark: Mark, label: str, tag: str, context: EditContext) -> Edit | None:
    """Add a tag to a tick, or remove it; `label` is the name of its habit."""
    others = tuple(there for there in mark.tags if there != tag)
    tags = others if tag in mark.tags else (*mark.tags, tag)
    return change(mark, label, context, tags=tags)


def change(mark: Mark, label: str, context: EditContext, **details: Any) -> Edit | None:
    """Change details of a tick; `label` is the name of its habit. None if nothing changes.

    Raises Refusal if there are too many tags, or if the note is too long.
    """
    after = validated(mark._replace(**details))
    changed = [name for name in DETAILS if getattr(after, name) != getattr(mark, name)]
    if not changed:
        return None
    titles = {_title(name, after) for name in changed}
    did = titles.pop() if len(titles) == 1 else "mark.changed"
    return context.update(did, label, mark, after)


def _title(name: str, after: Mark) -> str:
    if name == "starred":
        return "entry.starred" if after.starred else "entry.unstarred"
    return _TITLES[name]


def validated(mark: Mark) -> Mark:
    """The mark with a tidy note and each tag once. Raises Refusal like `change`."""
    note = multi_line(mark.note).strip()
    if len(note) > MAX_LENGTH:
        raise Refusal("text.long", longest=MAX_LENGTH)
    tags = tuple(dict.fromkeys(mark.tags))
    if len(tags) > MAX_TAGS:
        raise Refusal("mark.tags", most=MAX_TAGS)
    return mark._replace(note=note, tags=tags)


def as_entry(board: Board, mark: Mark) -> Entry:
    """A mark as an entry of kind `tick`, for lists and for search. It is never saved as one.

    Its text is the name of the habit, and the note below it; `about` is the habit. A tick has no
    time, so it comes after the entries of its day.
    """
    habit = board.habit(mark.habit)
    words = [*([habit.label] if habit else []), *([mark.note] if mark.note else [])]
    return Entry(
        id=mark.id,
        day=mark.day,
        at=datetime.combine(mark.day + ONE_DAY, datetime.max.time(), UTC),
        kind="tick",
        text="\n".join(words),
        area=habit.area if habit else "",
        tags=mark.tags,
        starred=mark.starred,
        about=mark.habit,
    )
