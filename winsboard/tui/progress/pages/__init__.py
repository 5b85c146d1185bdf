"""The pages of progress as styled lines, worked out without a widget. Door: one function a page."""
