"""Reading pages: those in memory, and the entries of all years month by month."""
