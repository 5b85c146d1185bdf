"""Safe writing: atomic writes, the lock of a board, and which sessions are open.

Door: `atomic`, `lock.Lock`, `sessions`.
"""
