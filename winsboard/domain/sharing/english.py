"""English words that tell what is a name or a place in a text."""

from __future__ import annotations

import re
from typing import Final


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


TITLES: Final = ("dr", "doctor", "mr", "mrs", "ms", "mx", "prof", "professor")
NO_NAMES: Final = _set(
    "a an and at by for from group her his in je la le mein meine my of on our st the their to und "
    "with van von de del den der di du el miss sir father mother mum mom mummy dad daddy sister "
    "brother son daughter gran granny grandma grandpa aunt auntie uncle cousin friend neighbour "
    "neighbor nurse carer coach physio therapist counsellor counselor teacher pastor rabbi imam "
    "team"
).union(TITLES)
"""Words of a name by which nobody is told apart, such as the title in `Dr Rao`."""
ALSO_WORDS: Final = _set(
    "april art august bill chance chase dawn drew faith frank gene grace grant guy hope iris ivy "
    "jack joy june lily mark may mike miles nick pat pearl penny ray rich rob rose ruby skip sky "
    "star sue summer violet ward will"
)
"""Names that are ordinary words, too. In lower case, the word is meant."""
PLACE_WORDS: Final = _set(
    "road street avenue lane crescent terrace hospital clinic school church mosque temple station "
    "university college"
)
"""Words behind the name of a place, however that is typed."""
JOINING_WORDS: Final = _set("of the upon on de la")
"""Words inside the name of a place."""
NO_PLACE: Final = _set(
    "i i'm i've i'd i'll ok tv dr mr mrs ms mx a an the this that my our your his her its their "
    "some any no each every to at in on by of for from with and or one two more into near new old "
    "next first last local whole same other"
)
"""Words that name no place alone, and none in front of `road`."""
BEGINNINGS: Final = _set(
    "went met saw took had made got did told left sat ate said spoke wrote read ran drove felt "
    "found gave bought was were we he she they it you is are have has today yesterday tomorrow "
    "after before when then there here but so as if not never again still just only all both came "
    "drew slept swam sang rode paid kept held heard stood thought let bring"
)
"""Words with a capital letter only because a sentence begins with them."""
_SENTENCE_START: Final = re.compile(r"(?:^|[.!?…]['\"”’)]*\s|\n)[\s\"'“‘(*•\-–]*$")
_BEFORE: Final = 40
"""Characters before a word that are looked at: a text may be a million characters long."""


def begins_sentence(text: str, at: int) -> bool:
    """Whether a sentence begins at a place of a text."""
    return _SENTENCE_START.search(text, max(at - _BEFORE, 0), at) is not None
