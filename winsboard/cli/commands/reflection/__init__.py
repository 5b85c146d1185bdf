"""Commands about the evening reflection: `reflect`, `flow`, `prompt`.

API: `run` of each module.
"""
