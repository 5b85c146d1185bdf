"""The calm list with its coping cards, and what helped before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from textual.content import Content

from winsboard.domain.model.documents import HELPED, Helped, Skill
from winsboard.domain.text.calendar import LOOKS_BACK
from winsboard.domain.wellbeing import affirmations, coping_cards, similar_days
from winsboard.domain.wellbeing.coping_cards import Ratings
from winsboard.notebook.collections import SKILLS
from winsboard.tui.components.dialogs.card import CardDialog
from winsboard.tui.session.collection import ShippedCardEditor, steps_of
from winsboard.tui.session.menu import Choice
from winsboard.tui.session.session import Session
from winsboard.tui.wellbeing.card_leads import lead_of
from winsboard.words import format_phrase
from winsboard.words.sentences.celebration import TRIED
from winsboard.words.sentences.wellbeing.similar_days import ratings_words, similar_day_lines


async def show_calm_list(session: Session) -> None:
    """Show the list until it is closed or a card was rated."""
    await CalmList(session).show()


class CalmList(ShippedCardEditor[Skill]):
    """The coping cards, those that helped most in the last year first."""

    collection = SKILLS

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.tried: Mapping[str, Ratings] = {}

    def listed(self) -> Sequence[Skill]:
        """Return the cards in order, and load how they were rated."""
        first, today = self.session.today - LOOKS_BACK, self.session.today
        self.session.load_days(first, today)
        self.tried = coping_cards.ratings_by_card(self.session.board.entries_between(first, today))
        return super().listed()

    def text(self) -> str:
        """Return the kind line that is shown here, if there is one."""
        line = affirmations.line_for_place(self.session.board, "calm", self.session.today)
        return line.text if line else ""

    def line(self, item: Skill) -> str:
        """Return the name, and the ratings that moved the card up."""
        tried = self.tried.get(coping_cards.key_of(item))
        if tried is None or not (tried.helped or tried.little):
            return item.name
        rose = Ratings(helped=tried.helped) if tried.helped else Ratings(little=tried.little)
        return f"{item.name} · {ratings_words(rose)}"

    def extra_actions(self) -> list[Choice]:
        """Return the actions, "what helped before" first."""
        before = partial(show_what_helped, self.session)
        return [(format_phrase("cards.calm.before"), before), *super().extra_actions()]

    def content(self, item: Skill) -> Content:
        """Return the steps, the cautions and the past ratings."""
        lines, tried = steps_of(item), self.tried.get(coping_cards.key_of(item))
        if tried:
            lines.append(Content.styled(ratings_words(tried), "$quiet"))
        return Content("\n").join(lines)

    def choices(self, item: Skill) -> list[Choice]:
        """Return the actions, the ratings first."""
        choices: list[Choice] = [
            (format_phrase(f"calm.helped.{helped}"), partial(self._rate, item, helped))
            for helped in HELPED[1:]
        ]
        return [*choices, *lead_of(self.session, item), *super().choices(item)]

    async def _rate(self, card: Skill, helped: Helped) -> bool:
        self.session.perform(
            lambda context: coping_cards.rate(
                coping_cards.key_of(card), card.name, helped, context
            ),
            event=TRIED[helped],
        )
        return True


async def show_what_helped(session: Session) -> None:
    """Show entries from days like today, what was tried then, and the mood that followed."""
    session.load_days(session.today - LOOKS_BACK, session.today)
    lines = similar_day_lines(
        similar_days.similar_days(session.board, session.today), session.today
    )
    dialog = CardDialog(
        Content("\n".join(lines)),
        [format_phrase("cards.back")],
        harmless=0,
        title=format_phrase("calm.before.title"),
    )
    await session.push_screen_wait(dialog)
