"""Giving something to somebody: telling about a win, and packets of chosen entries."""
