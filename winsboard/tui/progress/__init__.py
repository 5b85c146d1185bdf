"""The progress screen and the week dialog. Door: `screen`, `flow`, `week`."""
