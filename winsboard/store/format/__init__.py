"""The bytes of one page: JSON, a document a line, parsed when first used, and a header.

Door: `page_json.read` and `write`.
"""
