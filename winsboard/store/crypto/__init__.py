"""Encryption of single files: the envelope, the key file with the wrapped key, the key ring.

Entry points: `envelope`, `key_ring`.
"""
