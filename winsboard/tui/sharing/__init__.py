"""Giving something to somebody: telling about a win, and packets. API: `tell`, `packet_flow`."""
