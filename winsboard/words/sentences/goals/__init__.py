"""Goals, their steps and their story in words."""
