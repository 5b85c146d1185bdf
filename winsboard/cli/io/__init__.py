"""Standard input and output: printing, asking, hidden input. API: `output`, `prompt`."""
