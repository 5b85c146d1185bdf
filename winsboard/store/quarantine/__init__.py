"""Files moved aside: damaged ones, and those that wait for a decision.

Door: `damaged_files`, `waiting_files`.
"""
