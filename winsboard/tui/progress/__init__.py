"""The progress screen and the week dialog. API: `screen`, `flow`, `week`."""
