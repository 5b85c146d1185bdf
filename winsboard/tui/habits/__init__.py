"""Habits on the board: the grid, the forms, the habit picker and rests. API: `pane`, `flow`."""
