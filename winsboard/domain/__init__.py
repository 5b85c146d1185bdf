"""What a board is and what can happen to it: values and rules, without input, output or a clock.

Door: the modules of its packages; `errors` for what a rule refuses.
"""
