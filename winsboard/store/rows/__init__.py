"""Rows of possibly damaged pages: scanning, assigning to tables, validating.

Entry points: `scan`, `validation`.
"""
