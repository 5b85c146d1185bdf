"""winsboard: a private notebook for small wins, in a terminal."""

__version__ = "0.1.0"
