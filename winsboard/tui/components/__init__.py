"""Widgets and painting helpers shared by all features. API: each module is one component."""
