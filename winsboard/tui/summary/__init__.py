"""The page for a therapist and the card of a goal: choosing, reading and saving them."""
