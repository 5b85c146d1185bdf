"""The pictures of the README, made by the program from the made-up board."""
