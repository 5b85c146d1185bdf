"""The arguments of a command: options, days, names. API: `parser`."""
