"""Commands about the program: the board, settings, keys, folders. Door: `run` of each module."""
