"""The commands about the vision board."""
