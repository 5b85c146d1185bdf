"""The look back, a short evening reflection: flows, questions, reminder, line for tomorrow.

API: `look_back_state`, `flows`.
"""
