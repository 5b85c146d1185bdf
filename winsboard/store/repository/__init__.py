"""The page files of a board: located, read, cached, and changed in a transaction.

Entry points: `page_cache`, `transaction`.
"""
