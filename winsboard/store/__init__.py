"""The files of a board: read whole, changed by edits, never left half done."""
