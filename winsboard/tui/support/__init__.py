"""Who a person can turn to, and the curtain that hides the board. Door: `flow`, `curtain_flow`."""
