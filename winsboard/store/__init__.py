"""The files of a board on disk.

Entry points: `store.Store`; `drafts.drafts.Drafts` for unsaved text; `errors` for what can fail.
"""
