"""What people do together: rounds, gatherings, and notes for one another."""
