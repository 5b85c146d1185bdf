"""Results of the domain in sentences, the same on the board and on the command line.

Door: one module a view.
"""
