"""The look back, a short evening reflection: flows, questions, reminder, line for tomorrow.

API: `evening`, `flows`.
"""
