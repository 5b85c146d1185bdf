"""Commands about habits: `habit`, `tick`, `rest`. API: `run` of each module."""
