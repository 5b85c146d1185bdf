"""The progress screen and the page of the week. Door: `screen`, `flow`, `week`."""
