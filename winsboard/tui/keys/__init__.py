"""The command table, and the key bindings, help and palette made from it.

Door: `commands.COMMANDS`, `bindings`.
"""
