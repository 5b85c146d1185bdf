"""What people do together on a board: rounds, gatherings, and notes for one another."""
