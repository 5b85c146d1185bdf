"""The files of a board on disk.

Door: `store.Store`; `drafts.drafts.Drafts` for text not saved yet, `errors` for what can go
wrong.
"""
