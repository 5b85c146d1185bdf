"""The journal: writing, changing, tagging and searching entries; old wins; celebration lines.

API: `entries`, `query_parser`, `query`.
"""
