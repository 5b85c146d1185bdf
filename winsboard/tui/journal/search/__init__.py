"""Searching the journal of all years. Door: `screen`, `worker`."""
