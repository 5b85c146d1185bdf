"""The page for a therapist: what a person chooses to show of a month."""
