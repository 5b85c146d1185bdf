"""What a board is and what can happen to it: values and rules, no input or output, no clock."""
