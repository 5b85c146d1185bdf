"""Export of a year, a month or a win as an SVG image or as text."""
