"""The bytes of a terminal as keys, clicks and pasted text. Door: `parser.TerminalParser`."""
