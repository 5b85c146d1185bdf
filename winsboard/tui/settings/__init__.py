"""Settings, the list of keys, and the history of edits. Door: `dialog`, `history`."""
