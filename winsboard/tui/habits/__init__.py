"""Habits on the board: grid, form, list to pick from, rests. Door: `pane`, `flow`."""
