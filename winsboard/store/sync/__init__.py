"""What other machines and sync tools put into the folder: detected, merged, reported.

Door: `detector`, `import_copy`.
"""
