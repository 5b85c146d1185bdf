"""The menu, the search for commands, and the list of keys. API: `flow`."""
