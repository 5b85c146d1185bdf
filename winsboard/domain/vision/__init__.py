"""The vision board: cards of hopes, people, places, words, and wins that prove something."""
