"""The menu, the search for commands, and the list of keys. Door: `flow`."""
