"""Runs a command of the table on any screen."""

from __future__ import annotations

from winsboard.tui.components.messages import FlowRequested
from winsboard.tui.keys.command import Command
from winsboard.tui.session.go_to_board import go_to_board
from winsboard.tui.session.session import Session
from winsboard.tui.today.screen import TodayScreen
from winsboard.words import format_phrase


async def run_command(session: Session, command: Command) -> None:
    """Do what the key of a command does; a command of the board first goes there if it must."""
    today = session.screen_stack[0]
    assert isinstance(today, TodayScreen)
    is_on_board, is_busy = session.screen is today, today.look_back.is_running
    is_flow = command.place == "board" and bool(
        command.at_once or command.flow or command.elsewhere
    )
    if command.place not in ("board", "habits"):
        session.simulate_key(command.key.partition(",")[0])
    elif command.id == "leave":
        await session.run_action("leave")
    elif is_flow and (is_busy or not is_on_board):
        session.post_message(FlowRequested(command.id))
    elif is_busy:
        # The habits and the journal are hidden, so nothing may be done there unseen.
        session.show_message(format_phrase("keys.busy"))
    else:
        await go_to_board(session)
        await (today.run_grid if command.place == "habits" else today.run_action)(command.action)
