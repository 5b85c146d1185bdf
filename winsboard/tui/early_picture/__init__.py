"""Paints today's board before Textual is loaded. API: `show.show`.

It uses the same functions as the widgets for what each line says. What they leave to Textual is
here: where a pane is, its border, its scroll bar, and the colours. The tests compare every cell.
"""
