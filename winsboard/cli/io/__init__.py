"""Standard input and output: printing, asking, hidden input. Door: `output`, `prompt`."""
