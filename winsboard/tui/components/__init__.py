"""Widgets and painting helpers shared by all features. Door: each module is one component."""
