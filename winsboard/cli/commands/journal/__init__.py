"""Commands about entries: `win`, `note`, `entry`, `journal`, `look-back`.

API: `run` of each module.
"""
