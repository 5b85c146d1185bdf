"""Text being typed, saved on disk until it becomes an entry. Entry point: `drafts.Drafts`."""
