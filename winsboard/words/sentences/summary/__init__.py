"""The page for a therapist in sentences, in the first person."""
