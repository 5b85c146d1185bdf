"""Emphasis, headings, lists and quotes are parsed line by line as markdown-it-py does."""

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from tests.rows import each
from winsboard.tui.components.prose import prose

WIDE = 10_000
STYLE_OF = {"strong_open": "strong", "em_open": "soft", "code_inline": "code"}
MARKDOWN = MarkdownIt("commonmark")

Runs = list[tuple[str, str]]

WORDS = st.text("abcdefg ", min_size=1, max_size=12).filter(lambda t: t == " ".join(t.split()))
PLAIN = WORDS.map(lambda text: (text, text, "text"))


def emphasised(sign: str, style: str) -> st.SearchStrategy[tuple[str, str, str]]:
    return WORDS.map(lambda text: (f"{sign}{text}{sign}", text, style))


PIECES = st.one_of(
    PLAIN,
    emphasised("*", "soft"),
    emphasised("_", "soft"),
    emphasised("**", "strong"),
    emphasised("__", "strong"),
    emphasised("`", "code"),
)
LINES = st.lists(PIECES, min_size=1, max_size=6).map(lambda parts: " ".join(p[0] for p in parts))
LOOSE = st.text("ab *_`", min_size=1, max_size=14).map(lambda text: f"a {text.strip()} b")


def joined(runs: Iterator[tuple[str, str]]) -> Runs:
    """Join neighbours of the same style."""
    found: Runs = []
    for text, style in runs:
        if found and found[-1][1] == style:
            found[-1] = (found[-1][0] + text, style)
        elif text:
            found.append((text, style))
    return found


def ours(line: str) -> Runs:
    return joined((run.text, run.style) for run in prose(line, WIDE)[0])


def theirs(line: str) -> Runs:
    inline = next(token for token in MARKDOWN.parse(line) if token.type == "inline")
    return joined(_runs(inline.children or []))


def _runs(tokens: list[Token]) -> Iterator[tuple[str, str]]:
    open_styles = ["text"]
    for token in tokens:
        if token.type == "code_inline":
            yield token.content, "code"
        elif token.nesting == 1:
            open_styles.append(STYLE_OF[token.type])
        elif token.nesting == -1:
            open_styles.pop()
        else:
            yield token.content, open_styles[-1]


BLOCK_OF = {
    "heading_open": "heading",
    "bullet_list_open": "list",
    "ordered_list_open": "list",
    "blockquote_open": "quote",
    "hr": "rule",
}
FORMS = st.sampled_from(
    [
        "# {}",
        "## {} ##",
        "###### {}",
        "#{}",
        "- {}",
        "+ {}",
        "-{}",
        "3. {}",
        "12) {}",
        "3.{}",
        "> {}",
        ">{}",
    ]
)


def our_block(line: str) -> str:
    first = prose(line, WIDE)[0][0]
    if first.style == "heading":
        return "heading"
    if first.style != "sign":
        return "plain"
    if first.text.startswith("─"):
        return "rule"
    return "quote" if first.text.startswith("│") else "list"


def their_block(line: str) -> str:
    return BLOCK_OF.get(MARKDOWN.parse(line)[0].type, "plain")


@given(form=FORMS, text=WORDS)
def test_a_line_has_the_form_that_markdown_gives_it(form: str, text: str) -> None:
    line = form.format(text)
    assert our_block(line) == their_block(line)


@each("line", ["---", "***", "_____", "--", "- -", "**", "- a - b"])
def test_a_rule_is_one_where_markdown_has_one(line: str) -> None:
    assert our_block(line) == their_block(line)


@given(line=LOOSE)
def test_signs_without_a_partner_emphasise_no_more_than_markdown_does(line: str) -> None:
    if len(ours(line)) > 1:
        assert len(theirs(line)) > 1


@given(line=LINES)
def test_emphasis_is_where_markdown_has_it(line: str) -> None:
    assert ours(line) == theirs(line)
