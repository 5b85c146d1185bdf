"""The list of all commands, and the help of one. API: `overview`, `command_help`."""
