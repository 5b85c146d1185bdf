"""Results of the domain as sentences, shared by the board and the command line.

API: one module per view.
"""
