"""The text and details of an entry of any kind."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from winsboard.domain.journal.entries import title_of
from winsboard.domain.library.areas import Areas
from winsboard.domain.model.documents import TICK, Entry
from winsboard.domain.model.wins import own_words
from winsboard.words import format_phrase
from winsboard.words.catalog.areas import area_name
from winsboard.words.parse.search_names import tag_label
from winsboard.words.text.dates import time_words
from winsboard.words.text.titles import quoted_words


def entry_words(entry: Entry, today: date | None = None) -> str:
    """The text of an entry, including values such as a mood or a rating in words.

    For a thought record it is the fairer answer, never the harsh thought. Other answers are not
    included. The words of a letter are only included if `today` is given and its day has come.
    """
    if entry.kind == "letter":
        from winsboard.words.sentences.journal.letters import letter_words

        return letter_words(entry, today)
    if entry.kind == "thought":
        return fairer_words(entry)
    if entry.kind == "mood":
        return _with(" · ".join(_check_in(entry)), entry.text)
    if entry.kind == "trigger":
        from winsboard.words.catalog.feelings import trigger_label

        return _with(trigger_label(entry.about), entry.text)
    if entry.kind == "calm" and entry.helped:
        name, _, more = entry.text.partition("\n")
        return _with(format_phrase(f"spoken.helped.{entry.helped}", name=name), more)
    return entry.text


def win_words(entry: Entry) -> str:
    """The win of an entry in words: of a look back the answers that are wins, else its text."""
    return own_words(entry) or entry_words(entry)


def fairer_words(entry: Entry) -> str:
    """The fairer answer to a harsh thought; without one, that a harsh thought was caught."""
    from winsboard.domain.wellbeing.thoughts import answer_of

    return answer_of(entry) or entry.text or format_phrase("spoken.thought.caught")


def entry_time(entry: Entry, hours: int) -> str:
    """The time of an entry; empty for a tick and for what another board gave, which have none."""
    return "" if entry.kind == TICK or entry.given else time_words(entry.at, hours)


def entry_title(entry: Entry) -> str:
    """The beginning of an entry on one line; of a letter only its day."""
    return quoted_words(title_of(entry))


def entry_details(entry: Entry, areas: Areas, people: Iterable[str], *, mood: bool) -> list[str]:
    """The details shown after the text: area, form of progress, tags, people, feelings, the star.

    `people` are the names of those whom it is about or belongs to.

    Feelings are left out if `mood` is off. Those of a check-in are part of its text.
    """
    said = [area_name(areas, entry.area)] if entry.area else []
    if entry.form:
        from winsboard.words.catalog.forms import form_label

        said.append(form_label(entry.form))
    said += map(tag_label, entry.tags)
    said += people
    said += entry.feelings if mood and entry.kind != "mood" else ()
    said += [format_phrase("plain.talk")] if entry.talk else ()
    return [*said, format_phrase("plain.starred")] if entry.starred else said


def _check_in(entry: Entry) -> list[str]:
    from winsboard.words.catalog.feelings import energy_word, mood_word

    said = [mood_word(entry.mood)] if entry.mood else []
    said += [energy_word(entry.energy)] if entry.energy else []
    return [*said, ", ".join(entry.feelings)] if entry.feelings else said


def _with(said: str, text: str) -> str:
    return f"{said}\n{text}" if text else said
