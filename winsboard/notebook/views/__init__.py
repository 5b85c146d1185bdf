"""What a screen or a command shows of all years: progress, old wins, letters, goals, measures."""
