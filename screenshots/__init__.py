"""Screenshots for the README, rendered from the demo board."""
