"""The timed evening reflection: pane, steps, clock, own flows. Door: `pane`, `flow`."""
