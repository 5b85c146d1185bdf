"""Commands about goals and their steps."""
