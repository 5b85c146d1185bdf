"""Reading and writing the file of a page: parser, snapshot, and TinyDB storage.

Entry points: `snapshot.take_snapshot`, `page_file.PageFile`.
"""
