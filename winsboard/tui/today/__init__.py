"""The Today screen with header and notices, the first start, and moving to other days.

API: `screen.TodayScreen`.
"""
