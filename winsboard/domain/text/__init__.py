"""Text, days and numbers as people type them: parsed, compared, cleaned.

Door: `date_parser`, `calendar`, `folding`, `sanitize`.
"""
