"""Pages that are damaged, missing or edited by hand: diagnosed, salvaged, restored.

Entry point: `repairer`.
"""
