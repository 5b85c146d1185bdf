"""The commands, loaded when they are called: a package a feature, named as in the domain.

Door: `run` of each module.
"""
