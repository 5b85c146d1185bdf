"""What settings accept, and the PIN of the curtain. Door: `preferences`, `curtain`."""
