"""Encrypting, decrypting and re-keying a whole board, and unlocking it.

Door: `operations`, `unlock`.
"""
