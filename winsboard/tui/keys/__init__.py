"""The table of all commands and keys, and what is made of it.

Door: `commands.COMMANDS`, `bindings`.
"""
