"""Documents as JSON fields and back, with version stamps, history records, erasure markers.

Door: `documents`, `records`.
"""
