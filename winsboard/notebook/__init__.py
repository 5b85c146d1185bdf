"""The one door between the front ends and everything that is kept."""
