"""What the operating system knows about files: kind, owner, permissions, causes of errors.

Entry points: `files`, `causes`.
"""
