"""Commands about who a person can turn to: `support`, `person`, `tomorrow`.

API: `run` of each module.
"""
