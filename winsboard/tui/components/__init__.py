"""Widgets and painting that know no feature. Door: each module is one component."""
