"""What the operating system says about files: kind, owner, permissions, and why a call failed.

Door: `files`, `causes`.
"""
