"""The commands of a family board."""
