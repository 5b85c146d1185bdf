"""Commands about rewards.

Each module has `run`, which is called with the command line.
"""
