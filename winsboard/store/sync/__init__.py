"""Changes by other machines and sync tools: detected, merged, reported.

Entry points: `detector`, `import_copy`.
"""
