"""A board that stays open for a day, and what it leaves behind."""
