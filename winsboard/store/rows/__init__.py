"""The rows of a page, also of a damaged one: found, assigned to a table, validated.

Door: `scan`, `validation`.
"""
