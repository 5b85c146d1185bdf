"""Commands about who a person can turn to: `support`, `person`, `tomorrow`.

Door: `run` of each module.
"""
