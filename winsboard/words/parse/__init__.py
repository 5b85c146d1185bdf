"""Parsing input that depends on the shipped words: form fields, steps, search names.

API: `field_text`, `flow_steps`, `search_names`.
"""
