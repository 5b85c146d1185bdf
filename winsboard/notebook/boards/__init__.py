"""Giving a line to another board of this computer, taking it back, and receiving one.

Entry points: `sending.Sender`, `receiving.Receiver`.
"""
