"""The least a Textual program can be: `empty` paints a word, `keyed` counts keys."""

import sys

from textual import events
from textual.app import App, ComposeResult
from textual.widgets import Static


class Empty(App[None]):
    """One word."""

    def compose(self) -> ComposeResult:
        """Paint it."""
        yield Static("ready")


class Keyed(Empty):
    """One word that changes with each key."""

    pressed = 0

    def on_key(self, event: events.Key) -> None:
        """Paint the number of keys."""
        self.pressed += 1
        self.query_one(Static).update(f"key {self.pressed} {event.key}")


if __name__ == "__main__":
    (Keyed if sys.argv[1:] == ["keyed"] else Empty)().run()
