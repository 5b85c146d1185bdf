"""The command palette, generated from the command table."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider

from winsboard.tui.keys.command import Command
from winsboard.tui.keys.commands import COMMANDS
from winsboard.tui.today.screen import TodayScreen


class BoardCommands(Provider):
    """Provides every command of the board to the palette."""

    async def discover(self) -> Hits:
        """List all commands, before anything is typed."""
        for command, act in self._offered():
            yield DiscoveryHit(_name(command), act, help=command.help)

    async def search(self, query: str) -> Hits:
        """List the commands that match the query."""
        matcher = self.matcher(query)
        for command, act in self._offered():
            in_name, in_all = map(matcher.match, (command.title, f"{command.title} {command.help}"))
            if in_all > 0:
                # A match in the title ranks above a match in the help text.
                score = (1 + in_name if in_name > 0 else in_all) / 2
                yield Hit(score, _name(command), act, help=command.help)

    def _offered(self) -> list[tuple[Command, Callable[[], Awaitable[object]]]]:
        screen = self.screen
        if not isinstance(screen, TodayScreen):
            here: frozenset[str] = getattr(screen, "works_here", frozenset())
            return [(c, partial(screen.run_action, c.action)) for c in COMMANDS if c.id in here]
        runs = {"habits": screen.run_grid, "board": screen.run_action}
        return [
            (c, partial(self.app.run_action if c.id == "leave" else runs[c.place], c.action))
            for c in COMMANDS
            if c.palette
        ]


def _name(command: Command) -> str:
    return f"{command.title}  ({command.shown})"
