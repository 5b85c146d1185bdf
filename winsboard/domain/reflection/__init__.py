"""The evening reflection: its flows, questions, reminders and the line for tomorrow.

Door: `evening`, `flows`.
"""
