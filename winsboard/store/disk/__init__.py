"""Safe writing: atomic writes, the lock of a board, and open sessions.

Entry points: `atomic`, `lock.Lock`, `sessions`.
"""
