"""Documents as HTML in one file: no script, and nothing from outside."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Final

from winsboard.domain.text.sanitize import printable
from winsboard.report.blocks import Block, Chart, Heading, Items, Paragraph, Report, Table

POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'"
_STYLE: Final = """\
@page { size: A4; margin: 16mm; }
body { margin: 0 auto; padding: 1rem; max-width: 44rem; color: #1d2329; background: #ffffff;
  font: 1rem/1.4 system-ui, "DejaVu Sans", Verdana, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.4rem; margin: 0 0 .5rem; }
h2 { font-size: 1.15rem; margin: 1rem 0 .25rem; break-after: avoid; }
h3 { font-size: 1rem; margin: .75rem 0 .25rem; break-after: avoid; }
p, ul, table, figure, figcaption { margin: .25rem 0 .5rem; }
ul { padding-inline-start: 1.25rem; }
ul.large { font-size: 1.2rem; }
h2.large { font-size: 1.75rem; margin-top: .5rem; }
.small, figcaption { font-size: .85rem; color: #515960; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
th, td { text-align: start; vertical-align: top; padding: .15rem .5rem .15rem 0;
  border-bottom: 1px solid #c9c2b2; }
tr, li, figure { break-inside: avoid; }
p:has(+ figure) { break-after: avoid; }
svg { max-width: 100%; height: auto; }
@media print { body { padding: 0; max-width: none; font-size: 10pt; } }"""


def html(report: Report, *, policy: bool = True) -> str:
    """A document as HTML. With `policy`, it also tells browsers to load nothing at all."""
    title = escaped(" ".join(report.title.split()))
    rules = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    return "\n".join(
        (
            "<!DOCTYPE html>",
            '<html lang="en">',
            "<head>",
            '<meta charset="utf-8">',
            *((rules,) if policy else ()),
            '<meta name="viewport" content="width=device-width">',
            '<meta name="referrer" content="no-referrer">',
            f"<title>{title}</title>",
            f"<style>\n{_STYLE}\n</style>",
            "</head>",
            "<body>",
            "<main>",
            f'<h1 dir="auto">{title}</h1>',
            *map(_block, report.blocks),
            "</main>",
            "</body>",
            "</html>\n",
        )
    )


def escaped(text: str) -> str:
    """Escape text for HTML, in an element or in an attribute."""
    return escape(printable(text))


def _lines(text: str) -> str:
    kept = (line.strip() for line in printable(text).split("\n"))
    return "<br>".join(escaped(line) for line in kept if line)


def _block(block: Block) -> str:
    match block:
        case Heading(text, level, large):
            return f'<h{level} dir="auto"{_class("large", large)}>{_lines(text)}</h{level}>'
        case Paragraph(text, small):
            return f'<p dir="auto"{_class("small", small)}>{_lines(text)}</p>'
        case Items(items, large):
            inside = "\n".join(f'<li dir="auto">{_lines(item)}</li>' for item in items)
            return f"<ul{_class('large', large)}>\n{inside}\n</ul>"
        case Table(heads, rows):
            return _table(heads, rows)
        case Chart(svg, _, caption):
            above = f'<figcaption dir="auto">{_lines(caption)}</figcaption>\n' if caption else ""
            return f"<figure>\n{above}{svg}\n</figure>"


def _class(name: str, wanted: bool) -> str:
    return f' class="{name}"' if wanted else ""


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    top = "".join(f'<th scope="col" dir="auto">{_lines(head)}</th>' for head in heads)
    return "\n".join(
        (
            "<table>",
            f"<thead><tr>{top}</tr></thead>",
            "<tbody>",
            *map(_row, rows),
            "</tbody>",
            "</table>",
        )
    )


def _row(cells: Iterable[str]) -> str:
    first, *others = cells
    name = f'<th scope="row" dir="auto">{_lines(first)}</th>'
    rest = "".join(f'<td dir="auto">{_lines(cell)}</td>' for cell in others)
    return f"<tr>{name}{rest}</tr>"
