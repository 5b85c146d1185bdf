"""Files moved aside: damaged ones, and those that wait for a decision.

Entry points: `damaged_files`, `waiting_files`.
"""
