"""The timed evening reflection ("look back"): pane, steps, clock and own sequences of steps.

Door: `pane`, `flow`.
"""
