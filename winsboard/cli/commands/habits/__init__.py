"""Commands about habits: `habit`, `tick`, `rest`. Door: `run` of each module."""
