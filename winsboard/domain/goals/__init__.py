"""Goals: their steps, levels, story, evidence and milestones."""
