"""Earlier versions of pages: the last good copy, and rolling backups with their retention.

Entry points: `last_good_copies`, `rolling`.
"""
