"""What other boards have sent to this one, and what this one tells them of it.

Entry points: `folder.Inbox`, `messages`.
"""
