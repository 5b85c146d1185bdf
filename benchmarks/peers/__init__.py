"""Other programs that people use for the same, measured beside winsboard. No dependency."""
