"""The arguments of a command: options, days, names. Door: `parser`."""
