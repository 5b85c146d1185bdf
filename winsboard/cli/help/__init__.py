"""The list of all commands, and the help of one. Door: `overview`, `command_help`."""
