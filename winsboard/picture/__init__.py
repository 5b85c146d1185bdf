"""Pictures to keep: a year, a month or one win as SVG, with nothing else in them."""
