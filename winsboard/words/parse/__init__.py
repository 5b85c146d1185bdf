"""What people type as names or steps, read with the shipped words.

Door: `flow_steps`, `search_names`.
"""
