"""The command table, and the key bindings, help and palette made from it.

API: `commands.COMMANDS`, `bindings`.
"""
