"""The list of the boards on this computer.

Entry point: `registry.Registry`.
"""
