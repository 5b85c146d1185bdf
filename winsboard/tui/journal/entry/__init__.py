"""What can be done with one entry: read, change, tag, link, move, share.

Door: `open`, `actions`.
"""
