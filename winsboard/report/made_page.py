"""Making a page of a board: reading what is chosen, and writing it in a format."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from winsboard.domain.errors import Refusal
from winsboard.domain.model.board import Board
from winsboard.domain.model.context import EditContext
from winsboard.domain.model.documents import Flow, FlowStep, Person
from winsboard.domain.model.edits import Change, Edit
from winsboard.domain.reflection.flows import FEELINGS, listed
from winsboard.domain.sharing import ledger
from winsboard.domain.summary.page import Choice, Page
from winsboard.domain.summary.without_names import without_names
from winsboard.named_tuple import NamedTuple
from winsboard.notebook.notebook import Notebook
from winsboard.notebook.views.summary import read_page
from winsboard.report.blocks import Report
from winsboard.report.html import html
from winsboard.report.therapist_page import measures_csv, therapist_page
from winsboard.report.writers import written
from winsboard.words.catalog.reflection import shipped_flows
from winsboard.words.sentences.sharing import names_for


class MadePage(NamedTuple):
    """A page in a format."""

    page: Page
    text: str


def make_page(notebook: Notebook, choice: Choice, form: str) -> MadePage:
    """Make a page. Raises Refusal if nothing is chosen, or if there is nothing for a table."""
    if not choice.parts - {"names"}:
        raise Refusal("summary.nothing")
    steps = {step.id for flow in _flows(notebook.board) for step in flow.steps if _asks(step)}
    page = read_page(notebook, choice, steps)
    hide = _hide(notebook.board, page)
    if hide is not str:
        page = without_names(page, hide)
    if form == "csv":
        if not page.measures:
            raise Refusal("summary.no_measures")
        return MadePage(page, measures_csv(page))
    return MadePage(page, written_page(therapist_page(page, notebook.board, hide), form))


def written_page(report: Report, form: str) -> str:
    """A page in a format. HTML has no address in it, not even of a rule for browsers."""
    return html(report, policy=False) if form == "html" else written(report, form)


def therapist_of(board: Board) -> Person | None:
    """Who a page is for: the only therapist, or else the only one who helps; None if unclear."""
    for role in ("therapist", "care"):
        found = [person for person in board.library_documents(Person) if person.role == role]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def page_line(made: MadePage, given: bytes, context: EditContext) -> Edit:
    """The line of the ledger for a page that was saved. It holds none of the text."""
    choice = made.page.choice
    return ledger.record(
        "page",
        choice.to,
        context,
        first=choice.span.first,
        last=choice.span.last,
        parts=sorted(choice.parts),
        what=_given(made.page),
        checksum=ledger.checksum_of(given),
    )


def _given(page: Page) -> Iterator[str]:
    """The ids of what is on a page in the person's words."""
    yield from (entry.id for entry in (*page.talk, *page.wins, *page.journal))
    yield from (entry.id for _, entries in page.kinds for entry in entries)
    yield from (entry.id for _, count in page.tagged for entry in count.words)
    yield from (part.goal.id for part in page.goals)
    yield from (part.measure.id for part in page.measures)


def _hide(board: Board, page: Page) -> Callable[[str], str]:
    """Other words for the names of others; the text as it is if names were chosen."""
    if "names" in page.choice.parts:
        return str
    mine = [Change(p, None) for p in board.library_documents(Person) if p.me]
    # A name can be in an entry of a month that is not loaded.
    there = [Change(None, entry) for entry in page.talk]
    return names_for(board.with_changes([*mine, *there])).replaced


def _flows(board: Board) -> tuple[Flow, ...]:
    return listed(board, shipped_flows())


def _asks(step: FlowStep) -> bool:
    """Whether a step of a look back asks for a feeling."""
    return step.kind == "feeling" or step.theme == FEELINGS
