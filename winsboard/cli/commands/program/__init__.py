"""Commands about the program: the board, settings, keys, folders. API: `run` of each module."""
