"""The linear twin: a board as lines of text, without colour, boxes or moves of the cursor."""
