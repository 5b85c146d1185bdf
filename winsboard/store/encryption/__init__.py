"""Encrypting, decrypting and re-keying a whole board, and unlocking it.

Entry points: `operations`, `unlock`.
"""
