"""The page files of a board: found, read, cached, and changed in one transaction.

Door: `page_cache`, `transaction`.
"""
