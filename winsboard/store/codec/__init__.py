"""Documents to JSON fields and back, with version stamps, history records, erasure markers.

Entry points: `documents`, `records`.
"""
