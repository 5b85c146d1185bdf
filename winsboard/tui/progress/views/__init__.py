"""The views of the progress screen: what each loads, and how it handles keys. API: `view.View`."""
