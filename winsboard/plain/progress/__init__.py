"""The progress views as plain text."""
