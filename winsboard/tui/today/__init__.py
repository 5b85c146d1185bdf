"""The screen of today: header, notices, first start, going to other days.

Door: `screen.TodayScreen`.
"""
