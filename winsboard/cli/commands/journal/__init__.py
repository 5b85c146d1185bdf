"""Commands about entries: `win`, `note`, `entry`, `journal`, `look-back`.

Door: `run` of each module.
"""
