"""The views of the progress screen: what each reads, and does with a key. Door: `view.View`."""
