"""Plain-text output of the command line, without colour, boxes or cursor movement.

It is what screen readers and pipes get instead of the full-screen board.
"""
