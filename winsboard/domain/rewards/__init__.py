"""Rewards: what they are for, when they become ready, and enjoying them."""
