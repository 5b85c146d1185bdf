"""The pages about the program, and what draws their pictures."""
