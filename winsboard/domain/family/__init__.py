"""What a family board adds: its members, what they noticed, phrases to say, and chains of wins."""
