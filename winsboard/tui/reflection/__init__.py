"""The timed evening reflection ("look back"): pane, steps, clock and own sequences of steps.

API: `pane`, `flow`.
"""
