"""Parses terminal input into keys, mouse events and pastes. Door: `parser.TerminalParser`."""
