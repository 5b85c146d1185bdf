"""Settings, the list of keys, and the history of what was done. Door: `dialog`, `history`."""
