"""Typed text, dates and numbers: parsing, comparing, sanitizing.

API: `date_parser`, `calendar`, `folding`, `sanitize`.
"""
