"""The file of a page: its bytes parsed into documents, as it was read, and as TinyDB writes it.

Door: `snapshot.take_snapshot`, `page_file.PageFile`.
"""
