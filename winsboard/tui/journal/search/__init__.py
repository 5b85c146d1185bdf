"""Search in the journal of all years. Door: `screen`, `worker`."""
