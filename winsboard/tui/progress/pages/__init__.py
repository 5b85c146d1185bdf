"""The pages of the progress views as styled lines, made without a widget.

Door: one function a page.
"""
