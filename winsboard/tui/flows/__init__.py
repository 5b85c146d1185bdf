"""What takes more than one key; each flow is loaded when it begins."""
