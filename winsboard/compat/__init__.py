"""Levers that reach into private parts of Python or Textual; each is off where they differ."""
