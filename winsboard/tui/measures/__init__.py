"""Measures on the board: counting, the page of a measure, and the list.

API: `flow.show_measures`, `flow.show_measure`, `count.ask_reading`.
"""
