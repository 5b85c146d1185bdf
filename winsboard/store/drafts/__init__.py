"""Text that is being typed, kept on disk until it is saved. Door: `drafts.Drafts`."""
