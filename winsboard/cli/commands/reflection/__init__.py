"""Commands about the evening reflection: `reflect`, `flow`, `prompt`.

Door: `run` of each module.
"""
