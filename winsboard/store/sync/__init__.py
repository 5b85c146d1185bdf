"""Changes by other machines and sync tools: detected, merged, reported.

Entry points: `foreign_changes`, `import_copy`.
"""
