"""The command line. Door: `main.run`."""
