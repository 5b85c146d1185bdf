"""Search in the journal of all years. API: `screen`, `worker`."""
