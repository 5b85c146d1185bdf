"""The bytes of one page: JSON with a document per line, parsed lazily, and a header.

Entry points: `page_json.parse` and `serialize`.
"""
