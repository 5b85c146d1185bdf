"""Settings, the list of keys, and the history of edits. API: `dialog`, `history`."""
