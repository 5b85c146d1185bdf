"""The home of a family board, and the people of a personal one."""
