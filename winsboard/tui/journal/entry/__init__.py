"""Everything about a single entry: open, edit, tag, link, move, share. API: `open`, `actions`."""
