"""The program in a real terminal, from a real install."""
