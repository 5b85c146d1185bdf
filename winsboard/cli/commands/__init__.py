"""The commands, each loaded when it is called; one package per feature, named as in the domain.

API: `run` of each module.
"""
