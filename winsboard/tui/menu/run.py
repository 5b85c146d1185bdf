"""Runs a command of the table on any screen."""

from __future__ import annotations

from winsboard.tui.components.messages import FlowRequested
from winsboard.tui.keys.command import Command
from winsboard.tui.session.go_to_board import go_to_board
from winsboard.tui.session.session import Session
from winsboard.tui.today.screen import TodayScreen


async def run_command(session: Session, command: Command) -> None:
    """Do what the key of a command does; a command of the board first goes there if it must."""
    today = session.screen_stack[0]
    assert isinstance(today, TodayScreen)
    if command.place not in ("board", "habits"):
        session.simulate_key(command.key.partition(",")[0])
    elif command.id == "leave":
        await session.run_action("leave")
    elif command.place == "habits":
        await go_to_board(session)
        await today.run_grid(command.action)
    elif session.screen is today:
        await today.run_action(command.action)
    elif command.at_once or command.flow or command.elsewhere:
        session.post_message(FlowRequested(command.id))
    else:
        await go_to_board(session)
        await today.run_action(command.action)
