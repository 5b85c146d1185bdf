"""The command line. API: `main.run`."""
