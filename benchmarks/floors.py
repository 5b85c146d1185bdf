"""Minimal Textual programs to compare with: `empty` shows a word, `keyed` counts keys."""

import sys

from textual import events
from textual.app import App, ComposeResult
from textual.widgets import Static


class Empty(App[None]):
    """Shows one word."""

    def compose(self) -> ComposeResult:
        """Show the word."""
        yield Static("ready")


class Keyed(Empty):
    """Shows text that changes with each key."""

    pressed = 0

    def on_key(self, event: events.Key) -> None:
        """Show the number of keys."""
        self.pressed += 1
        self.query_one(Static).update(f"key {self.pressed} {event.key}")


if __name__ == "__main__":
    (Keyed if sys.argv[1:] == ["keyed"] else Empty)().run()
