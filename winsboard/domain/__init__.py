"""The domain: immutable documents and the rules for changing them. No I/O and no clock.

API: the modules of its packages; `errors` for what a rule refuses.
"""
