"""Encryption of single files: the envelope, the key file with the wrapped key, the key ring.

Door: `envelope`, `key_ring`.
"""
