"""Parses terminal input into keys, mouse events and pastes. API: `parser.TerminalParser`."""
