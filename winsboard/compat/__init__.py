"""Levers that reach into private parts of Python or Textual; without these the stock way runs."""
