"""The pages of the progress views as styled lines, made without a widget.

API: one function a page.
"""
