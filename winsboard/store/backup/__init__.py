"""Earlier versions of the pages: the last good copy, and rolling backups with their retention.

Door: `last_good`, `rolling`.
"""
